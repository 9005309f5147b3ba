import { testRule } from '../../../../test/support/rule-test.ts';
import { rootUser } from './root-user.ts';

const inherited = (image: string) => `The image runs as root, as "${image}" does: no USER is set.`;

testRule(rootUser, {
  reports: [
    {
      name: 'no USER on an image that has one to offer, in front of what starts the program',
      text: 'FROM node:22 AS build\nRUN npm ci\n\nFROM [|node:22-slim|]\nWORKDIR /app\nCOPY --from=build /app ./\nEXPOSE 8080\n\n# starts it\nCMD ["node", \\\n  "server.js"]\n',
      problems: [
        {
          message: inherited('node:22-slim'),
          severity: 'information',
          fixes: [
            {
              title: 'Run as "node"',
              after:
                'FROM node:22 AS build\nRUN npm ci\n\nFROM node:22-slim\nWORKDIR /app\nCOPY --from=build /app ./\nEXPOSE 8080\n\nUSER node\n# starts it\nCMD ["node", \\\n  "server.js"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a backtick as escape character on an image of Linux',
      text: '# escape=`\nFROM debian:12\nUSER [|root|]\nCMD ["x"]\n',
      problems: [
        {
          message: 'The image runs as root.',
          fixes: [
            {
              title: 'Create the user "app" and run as it',
              after:
                '# escape=`\nFROM debian:12\nUSER root\nRUN useradd --uid 10001 --create-home app\nUSER app\nCMD ["x"]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a trigger of an image further up, which does not run again',
      text: 'FROM debian:12 AS base\nONBUILD USER root\nFROM base AS app\nUSER app\nFROM app\nUSER [|0|]\nCMD ["x"]\n',
      problems: [
        {
          message: 'The image runs as root.',
          fixes: [
            {
              title: 'Stay user "app"',
              after: 'FROM debian:12 AS base\nONBUILD USER root\nFROM base AS app\nUSER app\nFROM app\nCMD ["x"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'Debian, where a user is made ahead of the first COPY',
      text: 'FROM [|debian:12-slim|]\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n# the program\nCOPY app /usr/local/bin/app\nENTRYPOINT ["app"]\nCMD ["--help"]\n',
      problems: [
        {
          message: inherited('debian:12-slim'),
          severity: 'information',
          fixes: [
            {
              title: 'Create the user "app" and run as it',
              after:
                'FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN useradd --uid 10001 --create-home app\n# the program\nCOPY app /usr/local/bin/app\nUSER app\nENTRYPOINT ["app"]\nCMD ["--help"]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'Alpine through a stage, with a heredoc and a CMD above the last RUN',
      text: 'FROM alpine:3.20 AS os\nFROM [|os|]\nCMD ["sh"]\nRUN <<EOF\nUSER x\nEOF',
      problems: [
        {
          message: inherited('alpine:3.20'),
          severity: 'information',
          fixes: [
            {
              title: 'Create the user "app" and run as it',
              after:
                'FROM alpine:3.20 AS os\nFROM os\nCMD ["sh"]\nRUN <<EOF\nUSER x\nEOF\nRUN adduser -D -u 10001 app\nUSER app',
            },
          ],
        },
      ],
    },
    {
      name: 'scratch with a program, by number',
      text: 'FROM golang:1.22 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM [|scratch|]\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n',
      problems: [
        {
          message: 'The image runs as root, as scratch does: no USER is set.',
          severity: 'information',
          fixes: [
            {
              title: 'Run as "65532:65532"',
              after:
                'FROM golang:1.22 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532:65532\nENTRYPOINT ["/app"]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'distroless without a tag for it',
      text: 'FROM [|gcr.io/distroless/static-debian12|]\nCOPY app /app\nENTRYPOINT ["/app"]\n',
      problems: [
        {
          message: inherited('gcr.io/distroless/static-debian12'),
          severity: 'information',
          fixes: [
            {
              title: 'Run as "nonroot"',
              after: 'FROM gcr.io/distroless/static-debian12\nCOPY app /app\nUSER nonroot\nENTRYPOINT ["/app"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a volume, which belongs to root: the fix is no matter of course, and the digest says nothing to a reader',
      text: 'FROM [|alpine:3.20@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef|]\nVOLUME /data\nENTRYPOINT ["app"]\n',
      problems: [
        {
          message: inherited('alpine:3.20'),
          severity: 'information',
          fixes: [
            {
              title: 'Create the user "app" and run as it',
              after:
                'FROM alpine:3.20@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nVOLUME /data\nRUN adduser -D -u 10001 app\nUSER app\nENTRYPOINT ["app"]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a user that is made and not used',
      text: 'FROM [|python:3.12-slim|]\nRUN groupadd -g 1000 web \\\n # for the app\n && useradd -m -u 1000 -g web -s /bin/sh web\nCOPY . .\nCMD ["python", "app.py"]\n',
      problems: [
        {
          message: inherited('python:3.12-slim'),
          severity: 'information',
          fixes: [
            {
              title: 'Run as "web"',
              after:
                'FROM python:3.12-slim\nRUN groupadd -g 1000 web \\\n # for the app\n && useradd -m -u 1000 -g web -s /bin/sh web\nCOPY . .\nUSER web\nCMD ["python", "app.py"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an image that starts nothing, as a hint',
      text: 'FROM [|golang:1.22|]\nCOPY go.mod .\nRUN go mod download\n',
      problems: [
        {
          message: inherited('golang:1.22'),
          severity: 'hint',
          fixes: [
            {
              title: 'Create the user "app" and run as it',
              after:
                'FROM golang:1.22\nRUN useradd --uid 10001 --create-home app\nCOPY go.mod .\nRUN go mod download\nUSER app\n',
              preferred: false,
            },
          ],
        },
      ],
    },
    {
      name: 'a program that lives in the home of root, without a fix',
      text: 'FROM python:3.12 AS b\nRUN pip install --user x\nFROM [|python:3.12-slim|]\nCOPY --from=b /root/.local /root/.local\nENV PATH=/root/.local/bin:$PATH\nCMD ["python", "-m", "x"]\n',
      problems: [{ message: inherited('python:3.12-slim'), severity: 'information' }],
    },
    {
      name: 'files that are copied behind the start, which need no root',
      text: 'FROM [|node:22-slim|]\nWORKDIR /app\nENTRYPOINT ["node"]\nCMD ["server.js"]\nCOPY . .\nADD a b\n',
      problems: [
        {
          message: inherited('node:22-slim'),
          severity: 'information',
          fixes: [
            {
              title: 'Run as "node"',
              after:
                'FROM node:22-slim\nWORKDIR /app\nUSER node\nENTRYPOINT ["node"]\nCMD ["server.js"]\nCOPY . .\nADD a b\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a RUN between ENTRYPOINT and CMD',
      text: 'FROM [|debian:12-slim|]\nENTRYPOINT ["x"]\nRUN y\nCMD ["z"]\nCOPY a /a\n',
      problems: [
        {
          message: inherited('debian:12-slim'),
          severity: 'information',
          fixes: [
            {
              title: 'Create the user "app" and run as it',
              after:
                'FROM debian:12-slim\nENTRYPOINT ["x"]\nRUN y\nRUN useradd --uid 10001 --create-home app\nUSER app\nCMD ["z"]\nCOPY a /a\n',
            },
          ],
        },
      ],
    },
    {
      name: 'USER root behind the start',
      text: 'FROM node:22\nCMD ["x"]\nUSER [|root|]\nEXPOSE 8080\n',
      problems: [
        {
          message: 'The image runs as root.',
          fixes: [
            {
              title: 'Run as "node"',
              after: 'FROM node:22\nCMD ["x"]\nUSER root\nEXPOSE 8080\nUSER node\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a heredoc that does not end, without a fix',
      text: 'FROM [|node:22-slim|]\nCMD ["x"]\nRUN <<EOF\nx\n',
      problems: [{ message: inherited('node:22-slim'), severity: 'information' }],
    },
    {
      name: 'a line that goes on at the end of the file, without a fix',
      text: 'FROM [|node:22-slim|]\nCMD ["x"]\nRUN node \\\n',
      problems: [{ message: inherited('node:22-slim'), severity: 'information' }],
    },
    {
      name: 'a line that goes on, with a comment at the end of the file, without a fix',
      text: 'FROM [|node:22-slim|]\nCMD ["x"]\nRUN node \\\n# and then\n',
      problems: [{ message: inherited('node:22-slim'), severity: 'information' }],
    },
    {
      name: 'an instruction that is none, without a fix',
      text: 'FROM [|node:22-slim|]\nRUN a\nb && c\nCMD ["x"]\n',
      problems: [{ message: inherited('node:22-slim'), severity: 'information' }],
    },
    {
      name: 'USER root that nothing needs any more',
      text: 'FROM example/app:1\nUSER app\n# why?\nUSER [|0:0|]\nENV A=1\nCMD ["x"]\n',
      problems: [
        {
          message: 'The image runs as root.',
          fixes: [
            {
              title: 'Stay user "app"',
              after: 'FROM example/app:1\nUSER app\n# why?\nENV A=1\nCMD ["x"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'USER root for an install, and never back',
      text: 'FROM example/app:1 AS base\nUSER app\nFROM base\nUSER [|root|]\nRUN install-it\nCOPY a /a\n',
      problems: [
        {
          message: 'The image runs as root.',
          fixes: [
            {
              title: 'Run as "app"',
              after:
                'FROM example/app:1 AS base\nUSER app\nFROM base\nUSER root\nRUN install-it\nCOPY a /a\nUSER app\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'USER root on an image nobody knows, without a fix',
      text: 'FROM example/app:1\nUSER [|root|]\nRUN install-it\n',
      problems: [{ message: 'The image runs as root.' }],
    },
    {
      name: 'a target that a neighbouring file names',
      text: 'FROM alpine:3.20 AS web\nUSER [|root|]\nFROM alpine:3.20\nUSER nobody\n',
      workspace: { targets: new Set(['web']) },
      problems: [
        {
          message: 'The image runs as root.',
          fixes: [
            {
              title: 'Create the user "app" and run as it',
              after:
                'FROM alpine:3.20 AS web\nUSER root\nRUN adduser -D -u 10001 app\nUSER app\nFROM alpine:3.20\nUSER nobody\n',
            },
          ],
        },
      ],
    },
    ...[
      ['a port below 1024', 'EXPOSE 3000 80/tcp'],
      ['a range that begins below it', 'EXPOSE 1000-1100'],
      ['a port that a variable decides', 'ARG PORT\nEXPOSE $PORT'],
    ].map(([name, expose]) => ({
      name: `${name}: the fix is no matter of course`,
      text: `FROM [|node:22-slim|]\n${expose}\nCMD ["node", "server.js"]\n`,
      problems: [
        {
          message: inherited('node:22-slim'),
          severity: 'information' as const,
          fixes: [
            {
              title: 'Run as "node"',
              after: `FROM node:22-slim\n${expose}\nUSER node\nCMD ["node", "server.js"]\n`,
            },
          ],
        },
      ],
    })),
    {
      name: 'a port below 1024 for a user who was there before USER root',
      text: 'FROM example/app:1\nUSER app\nUSER [|root|]\nEXPOSE 443\n',
      problems: [
        {
          message: 'The image runs as root.',
          fixes: [{ title: 'Stay user "app"', after: 'FROM example/app:1\nUSER app\nEXPOSE 443\n' }],
        },
      ],
    },
    ...[
      'CMD ["/usr/sbin/sshd", "-D"]',
      'ENTRYPOINT ["nginx", "-g", "daemon off;"]',
      'ENTRYPOINT ["/usr/bin/tini", "--", "supervisord", "-n"]',
      'ENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["apache2", "-DFOREGROUND"]',
      'CMD cron && exec python3 app.py',
      'CMD ["bash", "-c", "service php8.2-fpm start; php-fpm8.2 -F"]',
      'CMD ["/sbin/init"]',
    ].map((start) => ({
      name: `a server that has to be root when it starts, as a hint without a fix: ${start.replace(/\n/, ' ')}`,
      text: `FROM [|debian:12|]\nRUN install-it\n${start}\n`,
      problems: [{ message: inherited('debian:12'), severity: 'hint' as const }],
    })),
    {
      name: 'USER root for such a server, and for an image that starts one by itself',
      text: 'FROM nginx:1.27 AS web\nUSER [|root|]\nFROM alpine:3.20\nUSER [|root|]\nCMD ["crond", "-f"]\n',
      workspace: { targets: new Set(['web']) },
      problems: [
        { message: 'The image runs as root.', severity: 'hint' },
        { message: 'The image runs as root.', severity: 'hint' },
      ],
    },
    {
      name: 'another program on such an image',
      text: 'FROM [|php:8.3-fpm|]\nCMD ["php", "artisan", "serve"]\n',
      problems: [{ message: inherited('php:8.3-fpm'), severity: 'information' }],
    },
    {
      name: 'an argument that is called like such a server',
      text: 'FROM [|node:22-slim|]\nENTRYPOINT ["node"]\nCMD ["cron"]\n',
      problems: [
        {
          message: inherited('node:22-slim'),
          severity: 'information',
          fixes: [
            {
              title: 'Run as "node"',
              after: 'FROM node:22-slim\nUSER node\nENTRYPOINT ["node"]\nCMD ["cron"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    ...['useradd "a;b"', 'useradd --uid=1 \\ \\\n  app'].map((command) => ({
      name: `a user that USER cannot name, made by ${command}`,
      text: `FROM [|debian:12|]\nRUN ${command}\nCMD ["x"]\n`,
      problems: [
        {
          message: 'The image runs as root, as "debian:12" does: no USER is set.',
          severity: 'information' as const,
        },
      ],
    })),
  ],
  quiet: [
    {
      name: 'a trigger of the stage above, which runs here',
      text: 'FROM debian:12 AS base\nONBUILD USER app\nUSER root\nFROM base\nCMD ["x"]\n',
    },
    {
      name: 'a trigger that the stage in between has run',
      text: 'FROM debian:12 AS base\nONBUILD ARG U=app\nONBUILD USER $U\nFROM base AS app\nFROM app\nCMD ["x"]\n',
    },
    { name: 'builders', text: 'FROM node:22 AS build\nUSER root\nFROM node:22\nUSER node\n' },
    { name: 'a user of the base stage', text: 'FROM node:22 AS base\nUSER node\nFROM base\nCMD ["x"]\n' },
    { name: 'images that run as another user', text: 'FROM gcr.io/distroless/static:nonroot\nENTRYPOINT ["/x"]\n' },
    { name: 'unknown images', text: 'FROM example/app:1\nCMD ["x"]\n' },
    {
      name: 'databases, which step down by themselves',
      text: 'FROM postgres:16\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
    },
    {
      name: 'an entrypoint that steps down',
      text: 'FROM debian:12\nRUN apt-get install -y gosu\nUSER root\nENTRYPOINT ["/run.sh"]\n',
    },
    { name: 'a variable', text: 'FROM node:22\nARG UID\nUSER $UID\n' },
    { name: 'files only', text: 'FROM scratch\nCOPY a /a\n' },
    { name: 'a stage to work in', text: 'FROM node:22 AS dev\nCMD ["npm", "run", "dev"]\n' },
    { name: 'a stage that holds files', text: 'FROM node:22 AS build\nRUN npm ci\n' },
    {
      name: 'dev containers, which are entered as another user',
      text: 'FROM mcr.microsoft.com/devcontainers/typescript-node:20\nRUN npm i -g x\n',
    },
    { name: 'Windows', text: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD ["x"]\n' },
    { name: 'a base that a variable decides', text: 'ARG BASE\nFROM $BASE\nCMD ["x"]\n' },
  ],
});
