import { testIgnoreRule } from '../../../../test/support/ignore-rule-test.ts';
import { ignoreComment } from './ignore-comment.ts';

const part = (text: string) => `"${text}" is a part of the pattern, since comments stand in lines of their own.`;

testIgnoreRule(ignoreComment, {
  reports: [
    {
      name: 'comments behind patterns',
      text: 'a\ndist/  [|# made, "here"|]\n!b\t[|#c # d|]',
      problems: [
        {
          message: part('# made, "here"'),
          fixes: [
            {
              title: 'Move the comment to the line above',
              after: 'a\n# made, "here"\ndist/\n!b\t#c # d',
              preferred: true,
            },
          ],
        },
        {
          message: part('#c # d'),
          fixes: [
            {
              title: 'Move the comment to the line above',
              after: 'a\ndist/  # made, "here"\n#c # d\n!b',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an indented one',
      text: 'a\n  [|# b|]\n',
      context: ['a', 'b'],
      problems: [
        {
          message: 'An indented "#" begins no comment: this line is a pattern.',
          severity: 'information',
          fixes: [{ title: 'Remove the indentation', after: 'a\n# b\n', preferred: true }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'comments in their own lines, and names with the sign in them', text: '# a # b\n#\nC#\n*#*\n' },
    { name: 'a file that is called so', text: 'a # b\n', context: ['a # b'] },
  ],
});
