import { testRule } from '../../../../test/support/rule-test.ts';
import { userAfterRootSwitch } from './user-after-root-switch.ts';

const message = 'This is never taken back: before, the user was "app".';

testRule(userAfterRootSwitch, {
  reports: [
    {
      name: 'a stage to work in, whose user is another from further up',
      text: 'FROM example/app:1 AS base\nUSER app\nFROM base AS dev\n# tools\nUSER [|0:0|]\nRUN install-it \\\n  # all\n  now\nFROM base\nCMD ["x"]\n',
      problems: [
        {
          message,
          fixes: [
            {
              title: 'Run as "app"',
              after:
                'FROM example/app:1 AS base\nUSER app\nFROM base AS dev\n# tools\nUSER 0:0\nRUN install-it \\\n  # all\n  now\nUSER app\nFROM base\nCMD ["x"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one that nothing needs any more',
      text: 'FROM example/app:1 AS test\nUSER app\nUSER [|root|]\nENV A=1\nFROM scratch\n',
      problems: [
        {
          message,
          fixes: [
            {
              title: 'Stay user "app"',
              after: 'FROM example/app:1 AS test\nUSER app\nENV A=1\nFROM scratch\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the image that is shipped, of which another rule tells',
      text: 'FROM example/app:1\nUSER app\nUSER root\nRUN x\n',
    },
    {
      name: 'builders',
      text: 'FROM node:22 AS build\nUSER node\nUSER root\nRUN x\nFROM node:22\nCOPY --from=build /a /a\nUSER node\n',
    },
    {
      name: 'a stage that others go on with',
      text: 'FROM example/app:1 AS base\nUSER app\nUSER root\nRUN x\nFROM base\nUSER app\n',
    },
    {
      name: 'nobody else before, or who knows who',
      text: 'FROM example/app:1 AS dev\nUSER root\nFROM example/app:1 AS test\nARG U\nUSER $U\nUSER root\nFROM scratch\n',
    },
    {
      name: 'programs that give root up',
      text: 'FROM example/app:1 AS dev\nUSER app\nUSER root\nENTRYPOINT ["gosu", "app", "x"]\nFROM scratch\n',
    },
  ],
});
