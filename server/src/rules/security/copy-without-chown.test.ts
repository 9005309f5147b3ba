import { testRule } from '../../../../test/support/rule-test.ts';
import { copyWithoutChown } from './copy-without-chown.ts';

testRule(copyWithoutChown, {
  reports: [
    {
      name: 'a folder that COPY makes, and a later RUN writes to',
      text: 'FROM node:22 AS base\nUSER 1000:1000\nFROM base\n# all\nCOPY --link \\\n  package.json src [|/srv/app/|]\nWORKDIR /srv/app\nRUN npm ci\nCMD ["x"]\n',
      problems: [
        {
          message: 'Root owns "/srv/app/" and what is copied there, but user "1000:1000" writes to it later.',
          severity: 'information',
          fixes: [
            {
              title: 'Give what is copied to user "1000:1000"',
              after:
                'FROM node:22 AS base\nUSER 1000:1000\nFROM base\n# all\nCOPY --link --chown=1000:1000 \\\n  package.json src /srv/app/\nWORKDIR /srv/app\nRUN npm ci\nCMD ["x"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the working directory of root, and a script whose mode is changed',
      text: 'FROM debian:12\nWORKDIR /app\nUSER app\nCOPY . [|.|]\nRUN mkdir data\nADD ["run.sh", [|"/usr/local/bin/"|]]\nRUN chmod +x /usr/local/bin/run.sh\n',
      problems: [
        {
          message: 'Root owns "." and what is copied there, but user "app" writes to it later.',
          severity: 'information',
          fixes: [
            {
              title: 'Give what is copied to user "app"',
              after:
                'FROM debian:12\nWORKDIR /app\nUSER app\nCOPY --chown=app . .\nRUN mkdir data\nADD ["run.sh", "/usr/local/bin/"]\nRUN chmod +x /usr/local/bin/run.sh\n',
            },
          ],
        },
        {
          message: 'What is copied to "/usr/local/bin/" is root\'s: user "app" cannot change its mode later.',
          severity: 'warning',
          fixes: [
            {
              title: 'Give what is copied to user "app"',
              after:
                'FROM debian:12\nWORKDIR /app\nUSER app\nCOPY . .\nRUN mkdir data\nADD --chown=app ["run.sh", "/usr/local/bin/"]\nRUN chmod +x /usr/local/bin/run.sh\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'root, and flags that say it',
      text: 'FROM node:22\nCOPY . /a/\nRUN touch /a/x\nUSER node\nCOPY --chown=node . /b/\nCOPY --chmod=666 c /c/\nRUN touch /b/x /c/x\n',
    },
    {
      name: 'a working directory of the user, and the home',
      text: 'FROM node:22\nUSER node\nWORKDIR /home/node/app\nCOPY . .\nRUN npm ci\nCOPY .bashrc /home/node/\nRUN touch /home/node/x\n',
    },
    {
      name: 'what is given away later, or by somebody else',
      text: 'FROM example/app:1\nUSER app\nCOPY . /a/\nUSER root\nRUN chown -R app /a\nUSER app\nRUN touch /a/x\nCOPY . /b/\nRUN sudo touch /b/x\n',
    },
    {
      name: 'a folder that was given to the user',
      text: 'FROM example/app:1\nRUN mkdir /a && chown app /a\nUSER app\nCOPY . /a/\nRUN touch /a/x\n',
    },
    {
      name: 'what is only read, and builders',
      text: 'FROM node:22 AS build\nUSER node\nCOPY . /a/\nRUN touch /a/x\nFROM node:22\nUSER node\nCOPY . /a/\nRUN node /a/x --check && touch /tmp/x\n',
    },
  ],
});
