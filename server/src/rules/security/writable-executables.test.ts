import { testRule } from '../../../../test/support/rule-test.ts';
import { writableExecutables } from './writable-executables.ts';

const message = (user: string, what: string) =>
  `User "${user}" owns the programs in "${what}", and can replace what it runs.`;
const title = 'Leave them to root';

testRule(writableExecutables, {
  reports: [
    {
      name: 'what is started, given to the user by the number',
      text: 'FROM debian:12 AS base\nRUN useradd -u 10001 app\nCOPY --link --chown=[|10001:0|] \\\n  run.sh /srv/\nFROM base\nWORKDIR /app\nCOPY --chown=[|app|] . .\nUSER app\nENTRYPOINT ["/srv/run.sh"]\nCMD ["./server"]\n',
      problems: [
        {
          message: message('10001', '/srv/'),
          fixes: [
            {
              title,
              after:
                'FROM debian:12 AS base\nRUN useradd -u 10001 app\nCOPY --link \\\n  run.sh /srv/\nFROM base\nWORKDIR /app\nCOPY --chown=app . .\nUSER app\nENTRYPOINT ["/srv/run.sh"]\nCMD ["./server"]\n',
            },
          ],
        },
        {
          message: message('app', '.'),
          fixes: [
            {
              title,
              after:
                'FROM debian:12 AS base\nRUN useradd -u 10001 app\nCOPY --link --chown=10001:0 \\\n  run.sh /srv/\nFROM base\nWORKDIR /app\nCOPY . .\nUSER app\nENTRYPOINT ["/srv/run.sh"]\nCMD ["./server"]\n',
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'data, and what no program is started from',
      text: 'FROM node:22\nWORKDIR /app\nCOPY --chown=node data /data\nCOPY --chown=node a.txt ./\nUSER node\nCMD ["./server"]\n',
    },
    {
      name: 'root, another user, and a mode without writing',
      text: 'FROM node:22\nCOPY --chown=root a /usr/bin/a\nCOPY --chown=www-data b /usr/bin/b\nCOPY --chown=node --chmod=0555 c /usr/bin/c\nUSER node\nCMD ["a"]\n',
    },
    {
      name: 'builders, and an image that runs as root',
      text: 'FROM node:22 AS build\nCOPY --chown=node a /usr/bin/a\nUSER node\nFROM debian:12\nCOPY --chown=node a /usr/bin/a\nCMD ["a"]\n',
    },
  ],
});
