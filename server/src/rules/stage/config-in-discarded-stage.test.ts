import { testRule } from '../../../../test/support/rule-test.ts';
import { configInDiscardedStage } from './config-in-discarded-stage.ts';

testRule(configInDiscardedStage, {
  reports: [
    {
      name: 'what the image does not say, and moves it there',
      text: 'FROM golang:1.22 AS build\n[|HEALTHCHECK|] --interval=5s \\\n  CMD curl -f localhost\nRUN go build\n\nFROM debian:12 AS ship\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      problems: [
        {
          message: 'This HEALTHCHECK is lost: only files are taken from stage "build".',
          fixes: [
            {
              title: 'Move it to stage "ship"',
              after:
                'FROM golang:1.22 AS build\nRUN go build\n\nFROM debian:12 AS ship\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\nHEALTHCHECK --interval=5s \\\n  CMD curl -f localhost',
            },
            {
              title: 'Delete the line',
              after:
                'FROM golang:1.22 AS build\nRUN go build\n\nFROM debian:12 AS ship\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
            },
          ],
        },
      ],
    },
    {
      name: 'what it says, and offers to drop it',
      text: 'FROM golang:1.22\nRUN go build\n[|CMD|] ["/app"]\nFROM debian:12\nRUN --mount=from=x,target=/x ls\nCOPY --from=0 /app /app\nENTRYPOINT ["/app"]\n',
      problems: [
        {
          message: 'This CMD is lost: only files are taken from stage 0.',
          fixes: [
            {
              title: 'Delete the line',
              after:
                'FROM golang:1.22\nRUN go build\nFROM debian:12\nRUN --mount=from=x,target=/x ls\nCOPY --from=0 /app /app\nENTRYPOINT ["/app"]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'what depends on the variables of its stage, and stays behind',
      text: 'FROM golang:1.22 AS build\nARG PORT=80\n[|EXPOSE|] $PORT\nFROM debian:12\nCOPY --from=build /app /app\n',
      problems: [
        {
          message: 'This EXPOSE is lost: only files are taken from stage "build".',
          fixes: [
            {
              title: 'Delete the line',
              after: 'FROM golang:1.22 AS build\nARG PORT=80\nFROM debian:12\nCOPY --from=build /app /app\n',
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the image and what it is based on',
      text: 'FROM a:1 AS base\nCMD ["a"]\nEXPOSE 80\nFROM base\nCOPY --from=base /a /a\n',
    },
    {
      name: 'a base of others',
      text: 'FROM a:1 AS base\nEXPOSE 80\nFROM base AS x\nFROM a:1\nCOPY --from=base /a /a\nCOPY --from=x /a /a\n',
    },
    { name: 'a stage that no build comes to', text: 'FROM a:1 AS other\nCMD ["a"]\nFROM a:1\n' },
    { name: 'a name that is built by hand', text: 'FROM a:1 AS dev\nCMD ["a"]\nFROM a:1\nCOPY --from=dev /a /a\n' },
    {
      name: 'a target',
      text: 'FROM a:1 AS files\nCMD ["a"]\nFROM a:1\nCOPY --from=files /a /a\n',
      workspace: { targets: new Set(['files']) },
    },
    {
      name: 'a stage that a variable may choose',
      text: 'ARG V=x\nFROM a:1 AS files\nCMD ["a"]\nFROM a:1 AS x\nCOPY --from=files /a /a\nFROM $V\n',
    },
    {
      name: 'what a builder needs, and labels',
      text: 'FROM a:1 AS files\nLABEL stage=files\nENV A=b\nUSER x\nWORKDIR /x\nSHELL ["sh", "-c"]\nFROM a:1\nCOPY --from=files /a /a\n',
    },
  ],
});
