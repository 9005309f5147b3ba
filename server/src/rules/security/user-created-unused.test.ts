import { testRule } from '../../../../test/support/rule-test.ts';
import { userCreatedUnused } from './user-created-unused.ts';

testRule(userCreatedUnused, {
  reports: [
    {
      name: 'one among other commands, on an image nobody knows',
      text: 'FROM example/app:1\nRUN groupadd -g 10001 app && \\\n    # who\n    useradd -u 10001 -g app [|app|] && mkdir /app\nWORKDIR /app\nCOPY app /usr/bin/app\n# starts it\nCMD ["app"]\n',
      problems: [
        {
          message: 'User "app" is created, but nothing runs as it.',
          fixes: [
            {
              title: 'Run as "app"',
              after:
                'FROM example/app:1\nRUN groupadd -g 10001 app && \\\n    # who\n    useradd -u 10001 -g app app && mkdir /app\nWORKDIR /app\nCOPY app /usr/bin/app\nUSER app\n# starts it\nCMD ["app"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one of a stage further up, beside another user, without a fix',
      text: 'FROM node:22 AS base\nRUN adduser --disabled-password --gecos "" [|web|]\nFROM base\nUSER node\nCMD ["node", "web.js"]\n',
      problems: [{ message: 'User "web" is created, but nothing runs as it.' }],
    },
  ],
  quiet: [
    ...[
      ['USER, by its number', 'USER 10001\nCMD ["x"]'],
      ['--chown', 'COPY --chown=app:app a /a\nCMD ["x"]'],
      ['a command', 'RUN chown -R app /srv\nCMD ["x"]'],
      ['a script that may', 'ENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["x"]'],
      ['a server with users of its own', 'CMD ["nginx", "-g", "daemon off;"]'],
      ['gosu', 'ENTRYPOINT ["gosu", "app", "x"]'],
      ['nothing that is started', 'ENV A=b'],
      ['a variable', 'ARG U\nUSER $U\nCMD ["x"]'],
    ].map(([name, rest]) => ({ name, text: `FROM example/app:1\nRUN useradd -u 10001 app\n${rest}\n` })),
    {
      name: 'an image that runs as root, of which another rule tells',
      text: 'FROM debian:12\nRUN useradd app\nCMD ["x"]\n',
    },
    {
      name: 'builders, and users that are put into groups',
      text: 'FROM debian:12 AS build\nRUN useradd app\nFROM example/app:1\nRUN adduser web video\nCMD ["x"]\n',
    },
  ].map(({ name = '', text }) => ({ name, text })),
});
