import { testRule } from '../../../../test/support/rule-test.ts';
import { volatileArgEarly } from './volatile-arg-early.ts';

const message = (arg: string, install: string) =>
  `Whenever "${arg}" changes, "${install}" runs again, which does not need it.`;
const moved = (arg: string, install: string, after: string) => ({
  message: message(arg, install),
  fixes: [{ title: 'Move ARG down to where it is used', after, preferred: true }],
});

testRule(volatileArgEarly, {
  reports: [
    {
      name: 'one that a RUN uses further down, with its comment',
      text: 'FROM alpine:3.22 AS a\n\n# When\nARG [|BUILD_DATE|]=unknown\n\nRUN apk add --no-cache git\nRUN mkdir /a\n# Use it\nRUN echo ${BUILD_DATE} > /a/b\nFROM alpine:3.22\nCOPY --from=a /a /a\nUSER 1\n',
      problems: [
        moved(
          'BUILD_DATE',
          'apk add',
          'FROM alpine:3.22 AS a\n\nRUN apk add --no-cache git\nRUN mkdir /a\n# When\nARG BUILD_DATE=unknown\n# Use it\nRUN echo ${BUILD_DATE} > /a/b\nFROM alpine:3.22\nCOPY --from=a /a /a\nUSER 1\n',
        ),
      ],
    },
    {
      name: 'one for a program that may look at it, and one for nobody',
      text: 'FROM golang:1.25 AS a\nARG [|VERSION|]\nCOPY go.mod ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN make\nFROM node:22\nARG [|COMMIT_SHA|]\nCOPY package*.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci\nUSER node\nCMD ["a"]\n',
      problems: [
        moved(
          'VERSION',
          'go mod download',
          'FROM golang:1.25 AS a\nCOPY go.mod ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nARG VERSION\nRUN make\nFROM node:22\nARG COMMIT_SHA\nCOPY package*.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci\nUSER node\nCMD ["a"]\n',
        ),
        moved(
          'COMMIT_SHA',
          'npm ci',
          'FROM golang:1.25 AS a\nARG VERSION\nCOPY go.mod ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN make\nFROM node:22\nCOPY package*.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci\nUSER node\nCMD ["a"]\nARG COMMIT_SHA\n',
        ),
      ],
    },
    {
      name: 'one that a LABEL or an ENV passes on, without a fix',
      text: 'FROM alpine:3.22\nARG [|VCS_REF|] [|BUILD_NUMBER|]=0\nLABEL a=$VCS_REF\nENV N=$BUILD_NUMBER\nRUN apk add --no-cache git\nUSER 1\n',
      problems: [{ message: message('VCS_REF', 'apk add') }, { message: message('BUILD_NUMBER', 'apk add') }],
    },
  ],
  quiet: [
    { name: 'one below', text: 'FROM alpine:3.22\nRUN apk add --no-cache git\nARG GIT_SHA\nRUN echo $GIT_SHA\n' },
    {
      name: 'an install that uses it',
      text: 'FROM alpine:3.22\nARG VERSION\nRUN apk add --no-cache git=$VERSION\nRUN apk add --no-cache a\n',
    },
    {
      name: 'an ENV that the install uses',
      text: 'FROM alpine:3.22\nARG VERSION\nENV V=$VERSION\nRUN apk add --no-cache git=$V\n',
    },
    {
      name: 'a program that may look at it',
      text: 'FROM alpine:3.22\nARG VERSION\nRUN make\nRUN apk add --no-cache git\n',
    },
    {
      name: 'a project that is compiled',
      text: 'FROM rust:1.90\nARG GIT_SHA\nRUN cargo build --release\nRUN apt-get install a\n',
    },
    {
      name: 'what the file fixes',
      text: 'FROM alpine:3.22\nARG VERSION=1.2.3\nARG LIB_COMMIT=4f8ac1b\nRUN apk add --no-cache git\nRUN echo $VERSION $LIB_COMMIT\n',
    },
    { name: 'what is put there on purpose', text: 'FROM alpine:3.22\nARG CACHEBUST=1\nRUN apk add --no-cache git\n' },
    {
      name: 'names that tell of nothing',
      text: 'FROM alpine:3.22\nARG NODE_VERSION\nARG USER_ID\nRUN apk add --no-cache git\n',
    },
  ],
});
