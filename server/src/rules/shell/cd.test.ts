import { testRule } from '../../../../test/support/rule-test.ts';
import { cd } from './cd.ts';

const use = (path: string) => `Use WORKDIR "${path}" in place of "cd".`;

testRule(cd, {
  reports: [
    {
      name: 'a directory for one RUN, and goes back',
      text: 'FROM debian:12\nWORKDIR /src\n# build\nRUN [|cd|] /app && \\\n  make && make install\nCOPY a b\n',
      problems: [
        {
          message: use('/app'),
          fixes: [
            {
              title: 'Use "WORKDIR /app"',
              after:
                'FROM debian:12\nWORKDIR /src\nWORKDIR /app\n# build\nRUN make && make install\nWORKDIR /src\nCOPY a b\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a WORKDIR that follows, and one that says so already',
      text: 'FROM debian:12\nRUN [|cd|] /app && make\nWORKDIR /x\nRUN [|cd|] "/x" && make\n',
      problems: [
        {
          message: use('/app'),
          fixes: [
            {
              title: 'Use "WORKDIR /app"',
              after: 'FROM debian:12\nWORKDIR /app\nRUN make\nWORKDIR /x\nRUN cd "/x" && make\n',
            },
          ],
        },
        {
          message: 'WORKDIR is "/x" already.',
          fixes: [
            {
              title: 'Delete the "cd"',
              after: 'FROM debian:12\nRUN cd /app && make\nWORKDIR /x\nRUN make\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a cd on its own',
      text: 'FROM debian:12\nRUN [|cd|] /opt\nRUN make\nONBUILD RUN [|cd|] /opt\n',
      problems: [
        {
          message: 'This "cd" ends with its RUN: nothing that follows is in the directory.',
          severity: 'warning',
          fixes: [
            {
              title: 'Write "WORKDIR /opt"',
              after: 'FROM debian:12\nWORKDIR /opt\nRUN make\nONBUILD RUN cd /opt\n',
              preferred: true,
            },
          ],
        },
        { message: 'This "cd" ends with its RUN: nothing that follows is in the directory.', severity: 'warning' },
      ],
    },
    {
      name: 'where the directory before is not known, a relative one used twice, and a comment in the way',
      text: 'FROM acme/a:1\nRUN [|cd|] /app && make\nWORKDIR /y\nRUN [|cd|] x && make\nRUN [|cd|] x && make\nCOPY a b\nRUN [|cd|] /z && \\\n  # why\n  make\n',
      problems: [
        {
          message: use('/app'),
          fixes: [
            {
              title: 'Use "WORKDIR /app"',
              after:
                'FROM acme/a:1\nWORKDIR /app\nRUN make\nWORKDIR /y\nRUN cd x && make\nRUN cd x && make\nCOPY a b\nRUN cd /z && \\\n  # why\n  make\n',
            },
          ],
        },
        { message: use('x') },
        { message: use('x') },
        { message: use('/z') },
      ],
    },
  ],
  quiet: [
    {
      name: 'one in the middle, in a subshell, and back again',
      text: 'FROM debian:12\nRUN make && cd /app && make\nRUN (cd /app && make)\nRUN cd /app && make && cd ..\n',
    },
    {
      name: 'a folder that is deleted again',
      text: 'FROM debian:12\nRUN cd /usr/src/x && make && rm -rf /usr/src/x\nRUN cd /src && make && rm -r "$D"\n',
    },
    { name: 'a temporary folder', text: 'FROM debian:12\nRUN cd /tmp/x && make\n' },
    { name: 'one step aside', text: 'FROM debian:12\nWORKDIR /app\nRUN cd web && npm ci\n' },
    {
      name: 'directories that nobody knows',
      text: 'FROM debian:12\nRUN cd $X && make\nRUN cd && make\nRUN cd - && make\nRUN cd /a/* && make\n',
    },
    {
      name: 'a script, other lists and another shell',
      text: 'FROM debian:12\nRUN <<EOF\ncd /app && make\nEOF\nRUN cd /app; make\nSHELL ["cmd", "/C"]\nRUN cd /app && make\n',
    },
  ],
});
