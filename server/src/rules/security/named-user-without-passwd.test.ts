import { testRule } from '../../../../test/support/rule-test.ts';
import { namedUserWithoutPasswd } from './named-user-without-passwd.ts';

const noStart = (name: string) => `The container cannot start: there is no /etc/passwd that says who "${name}" is.`;
const rootOwned = (name: string) => `The files are root's: there is no /etc/passwd that says who "${name}" is.`;

testRule(namedUserWithoutPasswd, {
  reports: [
    {
      name: 'a user that the builder makes with a number, in USER and --chown',
      text: 'FROM golang:1.24 AS build\nRUN useradd -u 10001 app\nFROM scratch\nCOPY --from=build --chown=[|app:app|] /app /app\n# who\nUSER [|app|]\nENTRYPOINT ["/app"]\n',
      problems: [
        {
          message: rootOwned('app'),
          severity: 'warning',
          fixes: [
            {
              title: 'Use "10001:10001"',
              after:
                'FROM golang:1.24 AS build\nRUN useradd -u 10001 app\nFROM scratch\nCOPY --from=build --chown=10001:10001 /app /app\n# who\nUSER app\nENTRYPOINT ["/app"]\n',
              preferred: true,
            },
          ],
        },
        {
          message: noStart('app'),
          severity: 'error',
          fixes: [
            {
              title: 'Use "10001"',
              after:
                'FROM golang:1.24 AS build\nRUN useradd -u 10001 app\nFROM scratch\nCOPY --from=build --chown=app:app /app /app\n# who\nUSER 10001\nENTRYPOINT ["/app"]\n',
              preferred: true,
            },
            {
              title: 'Copy /etc/passwd from stage "build"',
              after:
                'FROM golang:1.24 AS build\nRUN useradd -u 10001 app\nFROM scratch\nCOPY --from=build --chown=app:app /app /app\nCOPY --from=build /etc/passwd /etc/passwd\n# who\nUSER app\nENTRYPOINT ["/app"]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a user without a number, in a stage without a name',
      text: 'FROM golang:1.24\nRUN adduser app\nFROM scratch\nCOPY --from=0 /app /app\nUSER [|app|]\nENTRYPOINT ["/app"]\n',
      problems: [
        {
          message: noStart('app'),
          severity: 'error',
          fixes: [
            {
              title: 'Copy /etc/passwd from stage 0',
              after:
                'FROM golang:1.24\nRUN adduser app\nFROM scratch\nCOPY --from=0 /app /app\nCOPY --from=0 /etc/passwd /etc/passwd\nUSER app\nENTRYPOINT ["/app"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an image of Google, which has but its own users',
      text: 'FROM gcr.io/distroless/static-debian12\nCOPY app /app\nUSER [|www|]\nENTRYPOINT ["/app"]\n',
      problems: [{ message: noStart('www'), severity: 'error' }],
    },
    {
      name: 'nobody, in a stage further up',
      text: 'FROM scratch AS base\nUSER [|nobody:nobody|]\nFROM base\nCOPY app /app\nENTRYPOINT ["/app"]\n',
      problems: [
        {
          message: noStart('nobody'),
          severity: 'error',
          fixes: [
            {
              title: 'Use "65534:65534"',
              after: 'FROM scratch AS base\nUSER 65534:65534\nFROM base\nCOPY app /app\nENTRYPOINT ["/app"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'numbers, and root', text: 'FROM scratch\nCOPY --chown=1:1 app /app\nUSER 65534\nENTRYPOINT ["/app"]\n' },
    {
      name: 'nonroot in an image that has it',
      text: 'FROM gcr.io/distroless/static\nCOPY --chown=nonroot app /app\nUSER nonroot\n',
    },
    {
      name: 'a passwd that is copied, or may be',
      text: 'FROM debian:12 AS build\nFROM scratch AS a\nCOPY --from=build /etc/passwd /etc/\nUSER app\nFROM scratch\nADD rootfs.tar.gz /\nUSER app\n',
      workspace: { targets: new Set(['a']) },
    },
    {
      name: 'other images, and variables',
      text: 'FROM alpine:3.22 AS a\nUSER app\nFROM scratch\nARG U\nUSER $U\n',
      workspace: { targets: new Set(['a']) },
    },
    {
      name: 'files alone',
      text: 'FROM scratch AS files\nUSER app\nFROM alpine:3.22\nCOPY --from=files / /\nUSER app\n',
    },
  ],
});
