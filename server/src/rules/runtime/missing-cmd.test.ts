import { testRule } from '../../../../test/support/rule-test.ts';
import { missingCmd } from './missing-cmd.ts';

const shell = (family: string) =>
  `The image starts the shell of ${family} and nothing else: it has neither CMD nor ENTRYPOINT.`;

testRule(missingCmd, {
  reports: [
    {
      name: 'an empty image with a program',
      text: 'FROM golang:1.25 AS build\nFROM [|scratch|]\nCOPY --from=build /app /app\n',
      problems: [{ message: 'No container can start from the image: it has neither CMD nor ENTRYPOINT.' }],
    },
    {
      name: 'an ENTRYPOINT of another stage, and a known target',
      text: 'FROM alpine:3.22 AS a\nENTRYPOINT ["a"]\nFROM [|alpine:3.22|] AS app\nFROM [|ubuntu|]\nCOPY --from=a /a /a\n',
      workspace: { targets: new Set(['app']) },
      problems: [{ message: shell('alpine') }, { message: shell('ubuntu') }],
    },
  ],
  quiet: [
    { name: 'an inherited one', text: 'FROM alpine:3.22 AS a\nENTRYPOINT ["a"]\nFROM a\nUSER 1\n' },
    { name: 'an image with a program', text: 'FROM nginx:1.27\nCOPY html /usr/share/nginx/html\n' },
    { name: 'an image that is not known', text: 'ARG BASE=debian\nFROM $BASE AS a\nFROM example.com/debian\n' },
    { name: 'a file system', text: 'FROM scratch\nADD rootfs.tar.gz /\n' },
    {
      name: 'files to be taken out',
      text: 'FROM alpine:3.22 AS b\nFROM scratch AS export\nCOPY --from=b /app /bin/app\n',
    },
    { name: 'a place to work in', text: 'FROM debian:12 AS dev\nRUN apt-get update\n' },
  ],
});
