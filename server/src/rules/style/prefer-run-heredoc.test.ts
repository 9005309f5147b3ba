import { testRule } from '../../../../test/support/rule-test.ts';
import { preferRunHeredoc } from './prefer-run-heredoc.ts';

const title = 'Write a heredoc';
const could = 'These 3 commands could stand one on each line of a heredoc.';

testRule(preferRunHeredoc, {
  reports: [
    {
      name: 'a chain over several lines, with a comment',
      text: 'FROM alpine:3.22\n[|RUN|] --network=none a "1" \\\n  # why\n  && b x \\\n    y && c | d\nUSER 1\n',
      problems: [
        {
          message: could,
          fixes: [
            {
              title,
              after:
                'FROM alpine:3.22\nRUN --network=none <<EOF\nset -e\na "1"\n# why\nb x \\\n    y\nc | d\nEOF\nUSER 1\n',
            },
          ],
        },
      ],
    },
    {
      name: 'commands that a heredoc would change',
      text: 'FROM alpine:3.22\n[|RUN|] a && ! b && c\n[|RUN|] a && b "x \\\n y" && c\n[|RUN|] a && (b; c) && d\n[|RUN|] a && b && c; # d\nONBUILD [|RUN|] a && b && c\n',
      problems: [could, could, could, could, could].map((message) => ({ message })),
    },
  ],
  quiet: [
    { name: 'two commands, and other lists', text: 'FROM alpine:3.22\nRUN a && b\nRUN a; b; c\nRUN a && b || c\n' },
    {
      name: 'a heredoc, and JSON form',
      text: 'FROM alpine:3.22\nRUN a <<EOF && b && c\nEOF\nRUN ["a", "&&", "b", "&&", "c"]\n',
    },
    { name: 'an old frontend', text: '# syntax=docker/dockerfile:1.3\nFROM alpine:3.22\nRUN a && b && c\n' },
  ],
});
