import { testRule } from '../../../../test/support/rule-test.ts';
import { longRunLine } from './long-run-line.ts';

const word = 'x'.repeat(40);

testRule(longRunLine, {
  reports: [
    {
      name: 'a chain, and a line that goes on',
      text: `FROM debian:12\nRUN a b c && ${word} ${word} && d${word.slice(0, 21)}[|${word.slice(21)}${word} && e && \\|]\n f ${word} ${word} a b c ${word.slice(0, 29)}[|${word.slice(29)} ${word}|]\n`,
      problems: [
        {
          message: 'This line has 189 characters, more than 120.',
          fixes: [
            {
              title: 'Begin a line at each "&&"',
              after: `FROM debian:12\nRUN a b c \\\n && ${word} ${word} \\\n && d${word}${word} \\\n && e && \\\n f ${word} ${word} a b c ${word} ${word}\n`,
              preferred: true,
            },
          ],
        },
        { message: 'This line has 172 characters, more than 120.' },
      ],
    },
  ],
  quiet: [
    {
      name: 'a URL, few words, and what is no RUN',
      text: `FROM debian:12\nRUN a b c d e f g https://${word}${word}${word}\nRUN a ${word}${word}${word}\nENV A="${word} ${word} ${word} a b c d"\n`,
    },
    {
      name: 'comments and heredocs',
      text: `FROM debian:12\nRUN <<EOF\na b c d e f ${word} ${word} ${word}\nEOF\nRUN a \\\n# a b c d e f ${word} ${word} ${word}\n b\n`,
    },
  ],
});
