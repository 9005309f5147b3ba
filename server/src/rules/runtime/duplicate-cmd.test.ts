import { testRule } from '../../../../test/support/rule-test.ts';
import { duplicateCmd } from './duplicate-cmd.ts';

const message = 'This CMD has no effect: the stage has a later one.';

testRule(duplicateCmd, {
  reports: [
    {
      name: 'all but the last of a stage, with their comments',
      text: 'FROM a:1\n# one\n[|CMD|] ["a"]\nUSER 1\n[|CMD|] ["b", \\\n  "c"]\nENTRYPOINT ["e"]\nCMD ["d"]\n',
      problems: [
        {
          message,
          fixes: [
            {
              title: 'Delete this CMD',
              after: 'FROM a:1\nUSER 1\nCMD ["b", \\\n  "c"]\nENTRYPOINT ["e"]\nCMD ["d"]\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message,
          fixes: [
            {
              title: 'Delete this CMD',
              after: 'FROM a:1\n# one\nCMD ["a"]\nUSER 1\nENTRYPOINT ["e"]\nCMD ["d"]\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'one for each stage', text: 'FROM a:1 AS a\nCMD ["a"]\nFROM a\nCMD ["b"]\n' },
    { name: 'triggers', text: 'FROM a:1\nONBUILD CMD ["a"]\nONBUILD CMD ["b"]\nCMD ["c"]\n' },
    {
      name: 'a comment above the one without effect',
      text: 'FROM a:1\n# hadolint ignore=DL4003\nCMD ["a"]\nCMD ["b"]\n',
    },
    {
      name: 'a comment above the one that takes its place, where BuildKit looks for it',
      text: 'FROM a:1\nCMD ["a"]\n# check=skip=MultipleInstructionsDisallowed\nCMD ["b"]\n',
    },
  ],
});
