import { testRule } from '../../../../test/support/rule-test.ts';
import { volumeThenWrite } from './volume-then-write.ts';

const message = (path: string) => `Not every builder keeps what is written to "${path}" below this VOLUME.`;
const fix = (after: string) => ({
  title: 'Move VOLUME below what is written to it',
  after,
  safe: true,
  preferred: true,
});

testRule(volumeThenWrite, {
  reports: [
    {
      name: 'COPY and RUN, with the comment above VOLUME',
      text: 'FROM alpine:3.22\n\n# Data\nVOLUME [|/data/|]\n\nCOPY a /data/a\nRUN cd /data && touch b && chown -R 1:1 . \\\n  # all\n  && true\nUSER 1\n',
      problems: [
        {
          message: message('/data'),
          fixes: [
            fix(
              'FROM alpine:3.22\n\nCOPY a /data/a\nRUN cd /data && touch b && chown -R 1:1 . \\\n  # all\n  && true\n# Data\nVOLUME /data/\nUSER 1\n',
            ),
          ],
        },
      ],
    },
    {
      name: 'two paths, behind a heredoc',
      text: 'FROM alpine:3.22\nVOLUME [[|"/a"|], "/b", [|"/c"|]]\nRUN rm -rf /a/x\nCOPY <<EOF /c/d\nx\nEOF\n',
      problems: ['/a', '/c'].map((path) => ({
        message: message(path),
        fixes: [fix('FROM alpine:3.22\nRUN rm -rf /a/x\nCOPY <<EOF /c/d\nx\nEOF\nVOLUME ["/a", "/b", "/c"]\n')],
      })),
    },
    {
      name: 'a stage that is based on it, and a variable',
      text: 'FROM alpine:3.22 AS a\nENV D=/data\nVOLUME [|/v|] [|$D|]\nCOPY a $D/x\nFROM a\nRUN mkdir /v/w\n',
      problems: [{ message: message('/v') }, { message: message('/data') }],
    },
    {
      name: 'a path that is declared twice',
      text: 'FROM alpine:3.22\nVOLUME [|/a|]\nVOLUME [|/a|]\nADD b /a/b\n',
      problems: [1, 2].map(() => ({
        message: message('/a'),
        fixes: [fix('FROM alpine:3.22\nVOLUME /a\nADD b /a/b\nVOLUME /a\n')],
      })),
    },
  ],
  quiet: [
    { name: 'what stands above', text: 'FROM alpine:3.22\nRUN mkdir /data\nVOLUME /data\nWORKDIR /data\n' },
    { name: 'another path', text: 'FROM alpine:3.22\nVOLUME /data\nCOPY a /database/\nRUN touch /dat\n' },
    { name: 'the folder itself', text: 'FROM alpine:3.22\nVOLUME /data\nRUN mkdir -p /data && ls /data\n' },
    { name: 'what may not be done', text: 'FROM alpine:3.22\nVOLUME /data\nRUN if x; then touch /data/a; fi\n' },
    {
      name: 'a mount',
      text: 'FROM alpine:3.22\nVOLUME /data\nRUN --mount=type=cache,target=/data/c touch /data/c/a\n',
    },
    { name: 'another stage', text: 'FROM alpine:3.22 AS a\nVOLUME /data\nFROM alpine:3.22\nRUN touch /data/a\n' },
    { name: 'variables without a value', text: 'FROM alpine:3.22\nARG D\nVOLUME $D\nRUN touch $D/a\nCOPY a $D/\n' },
  ],
});
