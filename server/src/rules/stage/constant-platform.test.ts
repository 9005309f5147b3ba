import { testRule } from '../../../../test/support/rule-test.ts';
import { constantPlatform } from './constant-platform.ts';

testRule(constantPlatform, {
  reports: [
    {
      name: 'a constant, and offers to leave the choice',
      text: 'FROM [|--platform=linux/amd64|] alpine:3.20 AS build\nRUN make\nFROM [|--platform=arm64|] \\\n  alpine:3.20\n',
      problems: [
        {
          message: 'The platform "linux/amd64" is fixed, whatever platform is built for.',
          fixes: [
            {
              title: 'Delete the flag',
              after: 'FROM alpine:3.20 AS build\nRUN make\nFROM --platform=arm64 \\\n  alpine:3.20\n',
            },
          ],
        },
        {
          message: 'The platform "arm64" is fixed, whatever platform is built for.',
          fixes: [
            {
              title: 'Delete the flag',
              after: 'FROM --platform=linux/amd64 alpine:3.20 AS build\nRUN make\nFROM \\\n  alpine:3.20\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a constant where the stage compiles for others',
      text: 'FROM [|--platform=linux/amd64|] golang:1.22 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /a\nFROM alpine:3.20\nCOPY --from=build /a /a\n',
      problems: [
        {
          message: 'The platform "linux/amd64" is fixed, whatever platform is built for.',
          fixes: [
            {
              title: 'Use $BUILDPLATFORM',
              after:
                'FROM --platform=$BUILDPLATFORM golang:1.22 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /a\nFROM alpine:3.20\nCOPY --from=build /a /a\n',
              preferred: true,
            },
            {
              title: 'Delete the flag',
              after:
                'FROM golang:1.22 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /a\nFROM alpine:3.20\nCOPY --from=build /a /a\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a base that may be an image another time',
      text: 'ARG B=base\nFROM a:1 AS base\nFROM [|--platform=linux/amd64|] $B AS x\n',
      problems: [
        {
          message: 'The platform "linux/amd64" is fixed, whatever platform is built for.',
          fixes: [{ title: 'Delete the flag', after: 'ARG B=base\nFROM a:1 AS base\nFROM $B AS x\n' }],
        },
      ],
    },
    {
      name: 'a system alone, also for the empty image',
      text: 'FROM [|--platform=linux|] scratch AS files\nCOPY a /a\n',
      problems: [
        {
          message: 'The platform "linux" is fixed, whatever platform is built for.',
          fixes: [{ title: 'Delete the flag', after: 'FROM scratch AS files\nCOPY a /a\n' }],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a value that is given',
      text: 'ARG P=linux/amd64\nFROM --platform=$P alpine:3.20\nFROM --platform=linux/${P} alpine:3.20\n',
    },
    {
      name: 'a stage that says so in its name',
      text: 'FROM --platform=linux/amd64 a:1 AS Deps-X64\nFROM --platform=linux/arm64 a:1 AS aarch64\nFROM --platform=amd64 a:1 AS linux\n',
    },
    {
      name: 'one of several to choose from',
      text: 'ARG KIND=one\nFROM --platform=linux/amd64 a:1 AS kind-one\nFROM --platform=linux/arm64 a:1 AS kind-two\nFROM kind-$KIND\n',
    },
    {
      name: 'Windows',
      text: '# escape=`\nFROM --platform=windows/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2022\n',
    },
    {
      name: 'an image of one platform',
      text: 'FROM --platform=linux/amd64 mysql:5.7\nFROM --platform=linux/amd64 mcr.microsoft.com/mssql/server:2022-latest\nFROM --platform=linux/arm64 arm64v8/alpine:3.20\n',
    },
    {
      name: 'a stage, where the flag means nothing at all',
      text: 'FROM a:1 AS base\nFROM --platform=linux/amd64 base\n',
    },
    {
      name: 'a value that is refused',
      text: 'FROM --platform=linux/amd64/v2/x a:1\nFROM --platform=nonsense a:1\nFROM --platform= a:1\n',
    },
    {
      name: 'a suppressed one',
      text: '# check=skip=FromPlatformFlagConstDisallowed\nFROM --platform=linux/amd64 a:1\n',
    },
  ],
});
