import { testRule } from '../../../../test/support/rule-test.ts';
import { duplicateHealthcheck } from './duplicate-healthcheck.ts';

testRule(duplicateHealthcheck, {
  reports: [
    {
      name: 'one that is taken back',
      text: 'FROM a:1\n[|HEALTHCHECK|] --interval=5s CMD a || exit 1\nHEALTHCHECK NONE\n',
      problems: [
        {
          message: 'This HEALTHCHECK has no effect: the stage has a later one.',
          fixes: [
            { title: 'Delete this HEALTHCHECK', after: 'FROM a:1\nHEALTHCHECK NONE\n', safe: true, preferred: true },
          ],
        },
      ],
    },
  ],
  quiet: [{ name: 'one for each stage', text: 'FROM a:1 AS a\nHEALTHCHECK CMD a\nFROM a\nHEALTHCHECK NONE\n' }],
});
