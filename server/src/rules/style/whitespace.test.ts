import { testRule } from '../../../../test/support/rule-test.ts';
import { whitespace } from './whitespace.ts';

const blanks = (after: string) => ({
  message: 'Blanks at the end of the line.',
  fixes: [{ title: 'Delete them', after, safe: true, preferred: true }],
});

testRule(whitespace, {
  reports: [
    {
      name: 'blanks behind instructions and comments, and in empty lines',
      text: 'FROM alpine:3.22[| \t|]\n# a[| |]\n[|  |]\nRUN a \\  \n  b  \\\n c[| |]\n',
      problems: [
        blanks('FROM alpine:3.22\n# a \n  \nRUN a \\  \n  b  \\\n c \n'),
        blanks('FROM alpine:3.22 \t\n# a\n  \nRUN a \\  \n  b  \\\n c \n'),
        blanks('FROM alpine:3.22 \t\n# a \n\nRUN a \\  \n  b  \\\n c \n'),
        blanks('FROM alpine:3.22 \t\n# a \n  \nRUN a \\  \n  b  \\\n c\n'),
      ],
    },
    {
      name: 'many empty lines',
      text: 'FROM alpine:3.22\n\n\n[|\n  \n|]RUN a\n',
      problems: [
        {
          message: '4 empty lines in a row.',
          fixes: [{ title: 'Leave two', after: 'FROM alpine:3.22\n\n\nRUN a\n', safe: true, preferred: true }],
        },
      ],
    },
    {
      name: 'a file without a line break at its end',
      text: 'FROM alpine:3.22\nRUN [|a|]',
      problems: [
        {
          message: 'No line break at the end of the file.',
          fixes: [{ title: 'Add a line break', after: 'FROM alpine:3.22\nRUN a\n', safe: true, preferred: true }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'heredocs', text: 'FROM alpine:3.22\nRUN <<EOF\na  \n\n\n\nb\nEOF\n' },
    {
      name: 'continued lines, and one that is open',
      text: 'FROM alpine:3.22\nRUN a  \\ \n # b  \n\n\n\n c\nRUN a \\  ',
    },
    { name: 'indentation, and two empty lines', text: '\n\nFROM alpine:3.22\n\n\n  RUN a\n' },
    { name: 'nothing', text: '' },
  ],
});
