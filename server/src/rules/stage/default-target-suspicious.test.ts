import { testRule } from '../../../../test/support/rule-test.ts';
import { defaultTargetSuspicious } from './default-target-suspicious.ts';

testRule(defaultTargetSuspicious, {
  reports: [
    {
      name: 'a helper based on the product',
      text: 'FROM a:1 AS Release\nCMD ["a"]\nFROM release AS [|app-debug|]\nCMD ["dlv"]\n',
      problems: [
        { message: 'A plain build makes stage "app-debug", though stage "Release" looks like the one to ship.' },
      ],
      workspace: { targets: new Set() },
    },
    {
      name: 'a helper that starts nothing, where another does',
      text: 'FROM a:1 AS base\nFROM base\nENTRYPOINT ["/a"]\nFROM base AS [|lint|]\nRUN lint\n',
      problems: [{ message: 'A plain build makes stage "lint", though stage 1 looks like the one to ship.' }],
    },
  ],
  quiet: [
    { name: 'a product at the end', text: 'FROM a:1 AS test\nRUN x\nFROM a:1 AS contest\nCMD ["a"]\nFROM a:1\n' },
    {
      name: 'a file whose comment names a target',
      text: 'FROM a:1 AS production\nCMD ["a"]\n# not in `docker build --target production`\nFROM production AS dev\n',
    },
    { name: 'a file of helpers', text: 'FROM a:1 AS base\nFROM base AS update\nFROM base AS validate\nRUN x\n' },
    { name: 'a helper that all others lead to', text: 'FROM a:1 AS base\nCMD ["a"]\nFROM base AS test\nRUN x\n' },
    {
      name: 'a file that is built by target',
      text: 'FROM a:1 AS production\nCMD ["a"]\nFROM production AS dev\n',
      workspace: { targets: new Set(['production']) },
    },
    {
      name: 'a file that may be built by target',
      text: 'FROM a:1 AS production\nCMD ["a"]\nFROM production AS dev\n',
      workspace: { moreTargets: true },
    },
  ],
});
