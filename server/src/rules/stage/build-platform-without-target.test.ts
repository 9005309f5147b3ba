import { testRule } from '../../../../test/support/rule-test.ts';
import { buildPlatformWithoutTarget } from './build-platform-without-target.ts';

const ON = 'FROM --platform=$BUILDPLATFORM';

testRule(buildPlatformWithoutTarget, {
  reports: [
    {
      name: 'go, through a base stage, and hands the platform over',
      text: `${ON} golang:1.22 AS base\nFROM base AS build\nWORKDIR /src\n# all\nRUN go mod download && \\\n  CGO_ENABLED=0 [|go build|] -o bin/app .\nFROM scratch\nCOPY --from=build /src/bin /\n`,
      problems: [
        {
          message: 'This compiles for the machine that builds, but stage 2 is for the target platform.',
          fixes: [
            {
              title: 'Compile for the target platform',
              after: `${ON} golang:1.22 AS base\nFROM base AS build\nWORKDIR /src\nARG TARGETOS TARGETARCH\n# all\nRUN go mod download && \\\n  CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o bin/app .\nFROM scratch\nCOPY --from=build /src/bin /\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'go with a system given',
      text: `FROM --platform=\${BUILDPLATFORM:-linux/amd64} golang:1.22 AS build\nRUN GOOS=linux [|go build|] -o /app\nFROM --platform=$BUILDPLATFORM alpine:3.20 AS x\nCOPY --from=build /app /app\nFROM alpine:3.20 AS run\nCOPY --from=x /app /x\nCOPY --from=build /app /app\n`,
      problems: [
        {
          message: 'This compiles for the machine that builds, but stage "run" is for the target platform.',
          fixes: [
            {
              title: 'Compile for the target platform',
              after: `FROM --platform=\${BUILDPLATFORM:-linux/amd64} golang:1.22 AS build\nARG TARGETARCH\nRUN GOOS=linux GOARCH=$TARGETARCH go build -o /app\nFROM --platform=$BUILDPLATFORM alpine:3.20 AS x\nCOPY --from=build /app /app\nFROM alpine:3.20 AS run\nCOPY --from=x /app /x\nCOPY --from=build /app /app\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'other compilers, without a fix',
      text: `${ON} rust:1.80 AS rs\nRUN [|cargo build|] --release\n${ON} gcc:14 AS c\nRUN [|gcc|] -O2 a.c -o /a\n${ON} golang:1.22 AS tool\nRUN [|go install|] example.com/tool@v1\n${ON} mcr.microsoft.com/dotnet/sdk:9.0 AS net\nRUN [|dotnet publish|] -o /net\nFROM debian:12\nCOPY --from=rs /target/release/a /\nCOPY --from=c /a /a\nCOPY --from=tool /go/bin/tool /bin/\nCOPY --from=net /net .\nENTRYPOINT ["./net"]\n`,
      problems: [
        { message: 'This compiles for the machine that builds, but stage 4 is for the target platform.' },
        { message: 'This compiles for the machine that builds, but stage 4 is for the target platform.' },
        { message: 'This compiles for the machine that builds, but stage 4 is for the target platform.' },
        { message: 'This compiles for the machine that builds, but stage 4 is for the target platform.' },
      ],
    },
  ],
  quiet: [
    {
      name: 'a compiler that is told',
      text: `${ON} golang:1.22 AS b\nARG TARGETARCH\nENV GOARCH=$TARGETARCH\nFROM b AS build\nRUN go build -o /a\nFROM a:1\nCOPY --from=build /a /a\n`,
    },
    {
      name: 'a cross compiler',
      text: `${ON} rust:1.80 AS b\nRUN cargo build --release --target aarch64-unknown-linux-musl && cargo build\nFROM a:1\nCOPY --from=b /target/release/a /a\n`,
    },
    { name: 'xx', text: `${ON} golang:1.22 AS b\nRUN xx-go --wrap && go build -o /a\nFROM a:1\nCOPY --from=b /a /a\n` },
    {
      name: 'a stage on the target platform',
      text: 'FROM golang:1.22 AS b\nRUN go build -o /a\nFROM a:1\nCOPY --from=b /a /a\n',
    },
    {
      name: 'a program that only makes files',
      text: `${ON} golang:1.22 AS b\nRUN go build -o /gen && /gen > /out/page\nFROM a:1\nCOPY --from=b /out/page /page\n`,
    },
    {
      name: 'what does not depend on the platform',
      text: `${ON} node:20 AS b\nRUN npm run build\n${ON} mcr.microsoft.com/dotnet/sdk:9.0 AS net\nRUN dotnet publish -o /net\nFROM a:1\nCOPY --from=b /dist /dist\nCOPY --from=net /net /net\nENTRYPOINT ["dotnet", "a.dll"]\n`,
    },
    {
      name: 'an assembly for a platform',
      text: `${ON} mcr.microsoft.com/dotnet/sdk:9.0 AS net\nARG RID\nRUN dotnet publish -r $RID -o /net\nFROM a:1\nCOPY --from=net /net /net\nENTRYPOINT ["/net/app"]\n`,
    },
    {
      name: 'what only the build platform takes',
      text: `${ON} golang:1.22 AS b\nRUN go build -o /a\n${ON} a:1\nCOPY --from=b /a /a\n`,
    },
    {
      name: 'a folder nobody can tell',
      text: `${ON} golang:1.22 AS b\nRUN cd /x && go build -o a\nRUN go build -o $OUT\nFROM a:1\nCOPY --from=b /x/a /a\n`,
    },
    {
      name: 'a stage that is not built',
      text: `${ON} golang:1.22 AS b\nRUN go build -o /a\nFROM a:1 AS c\nCOPY --from=b /a /a\nFROM a:1\n`,
    },
  ],
});
