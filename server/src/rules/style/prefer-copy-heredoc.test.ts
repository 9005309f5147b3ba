import { testRule } from '../../../../test/support/rule-test.ts';
import { preferCopyHeredoc } from './prefer-copy-heredoc.ts';

const title = 'Write a COPY with a heredoc';
const writes = (path: string) => `This RUN only writes "${path}", as COPY with a heredoc does.`;

testRule(preferCopyHeredoc, {
  reports: [
    {
      name: 'lines of echo, and the input of cat',
      text: 'FROM alpine:3.22\nWORKDIR /x\n[|RUN|] echo \'a  "b"\' > /c && \\\n  echo d   e >> /c\n[|RUN|] cat <<X > f\ng\nX\n',
      problems: [
        {
          message: writes('/c'),
          fixes: [
            {
              title,
              after: 'FROM alpine:3.22\nWORKDIR /x\nCOPY <<"EOF" /c\na  "b"\nd e\nEOF\nRUN cat <<X > f\ng\nX\n',
            },
          ],
        },
        {
          message: writes('f'),
          fixes: [
            {
              title,
              after:
                'FROM alpine:3.22\nWORKDIR /x\nRUN echo \'a  "b"\' > /c && \\\n  echo d   e >> /c\nCOPY <<"EOF" f\ng\nEOF\n',
            },
          ],
        },
      ],
    },
    {
      name: 'content that the shell decides, flags, and another user',
      text: 'FROM alpine:3.22\n[|RUN|] echo $A > /c\n[|RUN|] printf "a\\n" > /c\n[|RUN|] cat <<X > /c\n$B\nX\n[|RUN|] --network=none echo a > /c\nUSER 1\n[|RUN|] echo a > /c\n',
      problems: Array.from({ length: 5 }, () => ({ message: writes('/c') })),
    },
  ],
  quiet: [
    {
      name: 'what does more',
      text: 'FROM alpine:3.22\nRUN echo a > /b && c\nRUN echo a | b > /c\nRUN sudo echo a > /b\nRUN echo $(a) > /b\n',
    },
    {
      name: 'other files, and other ends',
      text: 'FROM alpine:3.22\nRUN echo a > /b && echo c > /d\nRUN echo a >> /b\nRUN echo a > /dev/null\nRUN echo a\nRUN a || echo b > /c\n',
    },
    { name: 'an old frontend', text: '# syntax=docker/dockerfile:1.3\nFROM alpine:3.22\nRUN echo a > /b\n' },
  ],
});
