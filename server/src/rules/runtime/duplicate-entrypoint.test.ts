import { testRule } from '../../../../test/support/rule-test.ts';
import { duplicateEntrypoint } from './duplicate-entrypoint.ts';

testRule(duplicateEntrypoint, {
  reports: [
    {
      name: 'the first of two',
      text: 'FROM a:1\n[|ENTRYPOINT|] ["a"]\nCMD ["x"]\nENTRYPOINT ["b"]',
      problems: [
        {
          message: 'This ENTRYPOINT has no effect: the stage has a later one.',
          fixes: [
            {
              title: 'Delete this ENTRYPOINT',
              after: 'FROM a:1\nCMD ["x"]\nENTRYPOINT ["b"]',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'one for each stage', text: 'FROM a:1 AS a\nENTRYPOINT ["a"]\nFROM a\nENTRYPOINT ["b"]\n' },
    { name: 'CMD beside it', text: 'FROM a:1\nENTRYPOINT ["a"]\nCMD ["b"]\n' },
  ],
});
