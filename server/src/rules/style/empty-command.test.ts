import { testRule } from '../../../../test/support/rule-test.ts';
import { emptyCommand } from './empty-command.ts';

testRule(emptyCommand, {
  reports: [
    {
      name: 'RUN without a command, with flags or an empty array',
      text: 'FROM alpine:3.20\n[|RUN|] --network=none\n[|RUN|] []\nUSER 65532\n',
      problems: [
        {
          message: 'RUN has no command.',
          fixes: [{ title: 'Delete it', after: 'FROM alpine:3.20\nRUN []\nUSER 65532\n', preferred: true }],
        },
        {
          message: 'RUN has no command.',
          fixes: [{ title: 'Delete it', after: 'FROM alpine:3.20\nRUN --network=none\nUSER 65532\n', preferred: true }],
        },
      ],
    },
    {
      name: 'CMD and ENTRYPOINT, that of a trigger with its ONBUILD',
      text: 'FROM nginx:1.27\nONBUILD [|ENTRYPOINT|]\nUSER 65532\n[|CMD|]\n',
      problems: [
        {
          message: 'ENTRYPOINT has no command.',
          fixes: [
            { title: 'Delete it', after: 'FROM nginx:1.27\nUSER 65532\nCMD\n' },
            {
              title: 'Write "ENTRYPOINT []"',
              after: 'FROM nginx:1.27\nONBUILD ENTRYPOINT []\nUSER 65532\nCMD\n',
            },
          ],
        },
        {
          message: 'CMD has no command.',
          fixes: [
            { title: 'Delete it', after: 'FROM nginx:1.27\nONBUILD ENTRYPOINT\nUSER 65532\n' },
            {
              title: 'Write "CMD []"',
              after: 'FROM nginx:1.27\nONBUILD ENTRYPOINT\nUSER 65532\nCMD []\n',
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'empty arrays, which take a command back', text: 'FROM nginx:1.27\nENTRYPOINT []\nCMD [ ]\n' },
    { name: 'a flag, which neither has', text: 'FROM nginx:1.27\nENTRYPOINT ["nginx"]\nCMD --help\n' },
    { name: 'a heredoc', text: 'FROM alpine:3.20\nRUN <<EOF\nEOF\n' },
  ],
});
