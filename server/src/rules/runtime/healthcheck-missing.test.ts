import { testRule } from '../../../../test/support/rule-test.ts';
import { healthcheckMissing } from './healthcheck-missing.ts';

const message = 'The image declares no HEALTHCHECK.';

testRule(healthcheckMissing, {
  reports: [
    {
      name: 'one that another stage keeps to itself, once for the image',
      text: 'FROM alpine:3.22 AS a\nHEALTHCHECK CMD ["a"]\nFROM alpine:3.22 AS b\nFROM [|b|]\nCOPY --from=a /a /a\n',
      problems: [{ message }],
    },
    {
      name: 'a known target',
      text: 'FROM [|alpine:3.22|] AS app\nFROM alpine:3.22\nHEALTHCHECK NONE\n',
      workspace: { targets: new Set(['app']) },
      problems: [{ message }],
    },
  ],
  quiet: [
    { name: 'an inherited one', text: 'FROM alpine:3.22 AS a\nHEALTHCHECK CMD ["a"]\nFROM a\nUSER 1\n' },
    { name: 'one from a trigger', text: 'FROM alpine:3.22 AS a\nONBUILD HEALTHCHECK CMD ["a"]\nFROM a\nUSER 1\n' },
    { name: 'builders, and a base that a variable names', text: 'ARG X\nFROM alpine:3.22 AS a\nFROM $X\n' },
  ],
});
