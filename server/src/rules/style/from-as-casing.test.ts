import { testRule } from '../../../../test/support/rule-test.ts';
import { fromAsCasing } from './from-as-casing.ts';

testRule(fromAsCasing, {
  caseMatters: true,
  reports: [
    {
      name: 'small and mixed letters behind capitals',
      text: 'FROM a:1 [|as|] a\nFROM a:1 \\\n  [|As|] b\n',
      problems: [
        {
          message: '"as" is not written in the casing of "FROM".',
          fixes: [{ title: 'Write "AS"', after: 'FROM a:1 AS a\nFROM a:1 \\\n  As b\n', safe: true, preferred: true }],
        },
        {
          message: '"As" is not written in the casing of "FROM".',
          fixes: [{ title: 'Write "AS"', after: 'FROM a:1 as a\nFROM a:1 \\\n  AS b\n', safe: true, preferred: true }],
        },
      ],
    },
    {
      name: 'a FROM that is odd itself',
      text: 'from a:1 [|AS|] a\nRUN x\nfrom a:1 [|As|] b\nRUN y\n',
      problems: [
        {
          message: '"AS" is not written in the casing of "from".',
          fixes: [
            {
              title: 'Write "FROM"',
              after: 'FROM a:1 AS a\nRUN x\nfrom a:1 As b\nRUN y\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: '"As" is not written in the casing of "from".',
          fixes: [
            {
              title: 'Write "FROM" and "AS"',
              after: 'from a:1 AS a\nRUN x\nFROM a:1 AS b\nRUN y\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'capitals', text: 'FROM a:1 AS a\nRUN x\n' },
    { name: 'small letters', text: 'from a:1 as a\nrun x\n' },
    { name: 'a FROM of mixed case', text: 'From a:1 As a\nRUN x\n' },
    { name: 'no AS', text: 'FROM a:1\nFROM a:1 as\nFROM a:1 is b\n' },
    { name: 'a comment above', text: '# check=skip=Foo\n\n# check=skip=FromAsCasing\nFROM a:1 as a\n' },
  ],
});
