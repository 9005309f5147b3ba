import { testRule } from '../../../../test/support/rule-test.ts';
import { workdirRelative } from './workdir-relative.ts';

const message = '"app" is relative to the working directory of the base image.';

testRule(workdirRelative, {
  reports: [
    {
      name: 'a base image that starts in the root',
      text: 'FROM alpine:3.20\nWORKDIR [|app|]\nWORKDIR src\n',
      problems: [
        {
          message,
          fixes: [
            {
              title: 'Write "/app"',
              after: 'FROM alpine:3.20\nWORKDIR /app\nWORKDIR src\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one that starts elsewhere, and one that nobody knows',
      text: 'FROM golang:1.22\nWORKDIR [|./src/../app/|]\nFROM ghcr.io/acme/base:1\nWORKDIR [|app|]\n',
      problems: [
        {
          message: '"./src/../app/" is relative to the working directory of the base image.',
          fixes: [
            {
              title: 'Write "/go/app"',
              after: 'FROM golang:1.22\nWORKDIR /go/app\nFROM ghcr.io/acme/base:1\nWORKDIR app\n',
              preferred: true,
            },
          ],
        },
        {
          message,
          fixes: [
            {
              title: 'Write "/app"',
              after: 'FROM golang:1.22\nWORKDIR ./src/../app/\nFROM ghcr.io/acme/base:1\nWORKDIR /app\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a path with a variable, and one in quotes',
      text: 'FROM scratch\nARG D=app\nWORKDIR [|$D|]\nFROM scratch\nWORKDIR [|"app"|]\n',
      problems: [
        {
          message,
          fixes: [
            {
              title: 'Write "/$D"',
              after: 'FROM scratch\nARG D=app\nWORKDIR /$D\nFROM scratch\nWORKDIR "app"\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        { message },
      ],
    },
  ],
  quiet: [
    { name: 'a byte-order mark, which the builder drops', text: 'FROM alpine:3.20\nWORKDIR \ufeff/app\n' },
    { name: 'an absolute path', text: 'FROM alpine:3.20\nWORKDIR /app\nWORKDIR src\n' },
    { name: 'a stage above that set one', text: 'FROM alpine:3.20 AS a\nWORKDIR /app\nFROM a\nWORKDIR src\n' },
    {
      name: 'variables that nobody knows',
      text: 'FROM acme/base:1\nARG D\nWORKDIR $D\nFROM acme/base:1\nWORKDIR $HOME\n',
    },
    { name: 'a variable without a value', text: 'FROM scratch\nWORKDIR $D\n' },
    { name: 'Windows', text: 'FROM acme/windows:1\nWORKDIR C:\\app\nFROM acme/windows:1\nWORKDIR c:/app\n' },
    { name: 'quotes around an absolute path', text: 'FROM alpine:3.20\nWORKDIR "/a b"\n' },
    { name: 'triggers', text: 'FROM alpine:3.20\nONBUILD WORKDIR app\n' },
    { name: 'a comment above', text: 'FROM alpine:3.20\n# hadolint ignore=DL3000\nWORKDIR app\n' },
  ],
});
