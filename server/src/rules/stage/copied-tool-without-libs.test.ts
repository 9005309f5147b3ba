import { testRule } from '../../../../test/support/rule-test.ts';
import { copiedToolWithoutLibs } from './copied-tool-without-libs.ts';

testRule(copiedToolWithoutLibs, {
  reports: [
    {
      name: 'programs of a distribution, each',
      text: 'FROM debian:12 AS base\nRUN apt-get update && apt-get install -y git\nFROM base AS tools\nFROM gcr.io/distroless/static-debian12 AS out\nCOPY --from=tools [|/usr/bin/git|] [|/bin/sleep|] /usr/bin/other /usr/bin/\nFROM out\nCOPY a /a\n',
      problems: [
        { message: '"git" of stage "tools" needs libraries that are not in stage "out".' },
        { message: '"sleep" of stage "tools" needs libraries that are not in stage "out".' },
      ],
    },
    {
      name: 'an image, on another C library',
      text: 'FROM alpine:3.20\nCOPY --from=debian:12 [|/bin/bash|] /bin/bash\n',
      problems: [{ message: '"bash" of "debian:12" needs libraries that are not in stage 0.' }],
    },
    {
      name: 'a program whose name another path begins with, and one of an official image',
      text: 'FROM debian:12 AS t\nRUN gcc -static -o /usr/bin/curl2 a.c\nFROM alpine:3.20\nCOPY --from=t [|/usr/bin/curl|] /usr/bin/curl2 /usr/bin/\nCOPY --from=node:22 [|/usr/local/bin/node|] /usr/local/bin/\n',
      problems: [
        { message: '"curl" of stage "t" needs libraries that are not in stage 1.' },
        { message: '"node" of "node:22" needs libraries that are not in stage 1.' },
      ],
    },
  ],
  quiet: [
    {
      name: 'the same C library',
      text: 'FROM debian:12 AS t\nRUN apt-get install -y curl\nFROM gcr.io/distroless/cc-debian12\nCOPY --from=t /usr/bin/curl /usr/bin/\nCOPY --from=ubuntu:24.04 /bin/sleep /bin/\n',
    },
    {
      name: "a program of one's own",
      text: 'FROM golang:1.22 AS b\nRUN go build -o /usr/bin/cat\nFROM scratch\nCMD ["/cat"]\nCOPY --from=b /usr/bin/cat /cat\nCOPY --from=b /usr/bin/gosu /gosu\n',
    },
    {
      name: 'libraries that come along',
      text: 'FROM alpine:3.20 AS t\nRUN apk add curl\nFROM scratch\nCMD ["/curl"]\nCOPY --from=t /lib/ld-musl-x86_64.so.1 /lib/\nCOPY --from=t /usr/bin/curl /curl\n',
    },
    {
      name: 'a whole file system',
      text: 'FROM alpine:3.20 AS t\nRUN apk add curl\nFROM scratch AS b\nADD rootfs.tar.gz /\nCOPY --from=me/root:1 / /\nFROM b\nCOPY --from=t /usr/bin/curl /curl\nCMD ["/curl"]\n',
    },
    {
      name: 'compatibility that is installed',
      text: 'FROM alpine:3.20\nRUN apk add gcompat\nCOPY --from=debian:12 /bin/bash /bin/bash\n',
    },
    {
      name: 'a stage that collects files',
      text: 'FROM scratch AS c\nCOPY --from=alpine:3.20 /bin/sh /sh\nFROM alpine:3.20\nCOPY --from=c / /\nCMD ["/sh"]\n',
    },
    {
      name: 'a program that the stage compiles, which stage/libc-mismatch tells of',
      text: 'FROM golang:1.24 AS t\nENV GOBIN=/usr/bin\nRUN go install example.com/tree@v1\nFROM alpine:3.20\nCOPY --from=t /usr/bin/tree /usr/bin/\nUSER nobody\nCMD ["tree"]\n',
    },
    { name: 'files to take out', text: 'FROM alpine:3.20 AS t\nFROM scratch\nCOPY --from=t /bin/sh /sh\n' },
    {
      name: 'static programs',
      text: 'FROM scratch\nENTRYPOINT ["/bin/sh"]\nCOPY --from=busybox:musl /bin/sh /bin/sh\nCOPY --from=me/tool:1 /bin/ls /bin/ls\n',
    },
    {
      name: 'other folders',
      text: 'FROM alpine:3.20 AS t\nRUN apk add curl\nFROM scratch\nCMD ["/x/curl"]\nCOPY --from=t /usr/local/bin/curl /etc/ls /x/\n',
    },
  ],
});
