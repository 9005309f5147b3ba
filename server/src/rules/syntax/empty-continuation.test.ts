import { testRule } from '../../../../test/support/rule-test.ts';
import { emptyContinuation } from './empty-continuation.ts';

testRule(emptyContinuation, {
  reports: [
    {
      name: 'empty lines in several places of an instruction, once',
      text: 'FROM alpine:3.20\nRUN echo a && \\\n[|\n  \n|]  # note\n  echo b && \\\n\n  echo c\nUSER 65532\n',
      problems: [
        {
          message: 'An empty line stands in the middle of RUN, which continues below it.',
          fixes: [
            {
              title: 'Delete the empty lines',
              after: 'FROM alpine:3.20\nRUN echo a && \\\n  # note\n  echo b && \\\n  echo c\nUSER 65532\n',
              safe: true,
              preferred: true,
            },
            {
              title: 'Put "#" into them',
              after: 'FROM alpine:3.20\nRUN echo a && \\\n#\n#  \n  # note\n  echo b && \\\n#\n  echo c\nUSER 65532\n',
              safe: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one that makes the next instruction a part of this one',
      text: 'FROM alpine:3.20\nENV A=b \\\n[|\n|]C=d\n',
      problems: [
        {
          message: 'An empty line stands in the middle of ENV, which continues below it.',
          fixes: [
            {
              title: 'Delete the empty lines',
              after: 'FROM alpine:3.20\nENV A=b \\\nC=d\n',
              safe: true,
              preferred: true,
            },
            { title: 'Put "#" into them', after: 'FROM alpine:3.20\nENV A=b \\\n#\nC=d\n', safe: true },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'comments', text: 'FROM alpine:3.20\nRUN echo a && \\\n  #\n# b\n  echo b\n' },
    { name: 'the body of a heredoc', text: 'FROM alpine:3.20\nRUN <<EOF\n\necho a \\\n\nEOF\n' },
    { name: 'the end of the file', text: 'FROM alpine:3.20\nENV A=b \\\n' },
    {
      name: 'a suppressed one',
      text: '# check=skip=NoEmptyContinuation\nFROM alpine:3.20\nENV A=b \\\n\nC=d\n',
    },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nRUN a \\\n\n  b\n' },
  ],
});
