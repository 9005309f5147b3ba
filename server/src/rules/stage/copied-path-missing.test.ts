import { type RuleCase, testRule } from '../../../../test/support/rule-test.ts';
import { copiedPathMissing } from './copied-path-missing.ts';

const FINAL = '\nFROM debian:12-slim\nUSER 65532\n';
const NODE = 'FROM node:22 AS build\nWORKDIR /app\nCOPY . .\n';
const GO = 'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\n';

const nothing = (path: string, stage = 'build') => `Nothing in stage "${stage}" makes "${path}"`;
const fromRoot = (path: string) =>
  `Sources in stage "build" begin at /, not at its WORKDIR, and nothing makes "${path}"`;

/** A case in which one marked path is taken for another; the fix replaces it in its place. */
function mistaken(name: string, text: string, message: string, meant: string): RuleCase {
  const after = text.replace(/\[\|("?).*?("?)\|\]/, `$1${meant}$2`);
  const fixes = [{ title: `Copy "${meant}"`, after, safe: false, preferred: false }];
  return { name, text, problems: [{ message: `${message}; "${meant}" is probably meant.`, fixes }] };
}

testRule(copiedPathMissing, {
  reports: [
    {
      name: 'what nothing makes in a stage from scratch, or in one based on it',
      text: `FROM scratch AS build\nCOPY a.json /data/\nFROM build AS more\nWORKDIR /etc/x${FINAL}COPY --from=build [|/conf|] /conf\nCOPY --from=more /data/a.json [|/data/b.json|] /data/\n`,
      problems: [{ message: `${nothing('/conf')}.` }, { message: `${nothing('/data/b.json', 'more')}.` }],
    },
    mistaken(
      'a project in another folder',
      `${NODE}RUN npm ci && npm run build${FINAL}COPY --from=build --chown=1:1 [|/src/dist|] /dist\n`,
      nothing('/src/dist'),
      '/app/dist',
    ),
    mistaken(
      'the modules of a project in another folder',
      `${NODE}RUN npm ci${FINAL}COPY --from=build \\\n  # all\n  [|/usr/src/app/node_modules|] ./\n`,
      nothing('/usr/src/app/node_modules'),
      '/app/node_modules',
    ),
    mistaken(
      'a source that is meant to begin at WORKDIR',
      `${NODE}RUN yarn build${FINAL}COPY --from=build [|dist|] ./\n`,
      fromRoot('/dist'),
      '/app/dist',
    ),
    mistaken(
      'the same in JSON, among others',
      `${NODE}RUN yarn build${FINAL}COPY --from=build ["/app/x", [|"./build"|], "/x/"]\n`,
      fromRoot('/build'),
      '/app/build',
    ),
    mistaken(
      'what go build is told to make',
      `${GO}RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /out/server ./cmd/server${FINAL}COPY --from=build [|/app/server|] /x\n`,
      nothing('/app/server'),
      '/out/server',
    ),
    mistaken(
      'the same without a folder',
      `${GO}RUN go build -o /out/server ./cmd/server${FINAL}COPY --from=build [|migrate/server|] /x\n`,
      nothing('/migrate/server'),
      '/out/server',
    ),
    mistaken(
      'what go build makes in its folder',
      `${GO}RUN CGO_ENABLED=0 go build${FINAL}COPY --from=0 [|/server|] /x\n`,
      nothing('/server'),
      '/src/server',
    ),
    mistaken(
      'what cargo makes',
      `FROM rust:1.85 AS build\nWORKDIR /usr/src/app\nCOPY . .\nRUN cargo build --release --bin api${FINAL}COPY --from=build [|/app/target/release/api|] /\n`,
      nothing('/app/target/release/api'),
      '/usr/src/app/target/release/api',
    ),
    mistaken(
      'what dotnet is told to make',
      `FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -o /app/publish${FINAL}COPY --from=build [|/publish|] .\n`,
      nothing('/publish'),
      '/app/publish',
    ),
    mistaken(
      'what Maven makes',
      `FROM maven:3-eclipse-temurin-21 AS build\nWORKDIR /build\nCOPY . .\nRUN mvn -B package${FINAL}COPY --from=build [|/target/app.jar|] /\n`,
      nothing('/target/app.jar'),
      '/build/target/app.jar',
    ),
    mistaken(
      'a file in the working directory of the other stage',
      'FROM busybox:1.37 AS build\nWORKDIR /src\nRUN echo hi > hi.txt\nFROM busybox:1.37\nWORKDIR /dest\nCOPY --from=build [|/dest/hi.txt|] .\nUSER 65532\n',
      nothing('/dest/hi.txt'),
      '/src/hi.txt',
    ),
  ],
  quiet: [
    {
      name: 'what is there',
      text: `FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN npm run build && mkdir /out && echo >/x${FINAL}COPY --from=build /app/dist /app/any app/dist /out /x /\n`,
    },
    {
      name: 'a folder that the stage mentions',
      text: `FROM node:22 AS build\nWORKDIR /app\nENV OUT=/src/dist\nCOPY . .\nRUN npm run build${FINAL}COPY --from=build /src/dist /\n`,
    },
    {
      name: 'programs that may write anywhere',
      text: `FROM node:22 AS one\nWORKDIR /app\nCOPY . .\nRUN make\nFROM node:22 AS two\nWORKDIR /app\nCOPY . .\nRUN ./build.sh${FINAL}COPY --from=one /src/dist /\nCOPY --from=two dist /\n`,
    },
    {
      name: 'a script that writes beside its project',
      text: `FROM node:22 AS build\nWORKDIR /web\nCOPY web .\nRUN npm run build${FINAL}COPY --from=build /dist /a\nCOPY --from=build /server/static /b\nCOPY --from=build /app/static /c\n`,
    },
    {
      name: 'another name than any that is made, in a base image',
      text: `FROM alpine:3.22 AS build\nRUN apk add --no-cache curl${FINAL}COPY --from=build /app /app\n`,
    },
    {
      name: 'images nobody knows, and what images have',
      text: `FROM company/builder AS one\nWORKDIR /app\nCOPY . .\nFROM golang:1.24 AS two\nWORKDIR /src\nRUN go install example.com/x@v1${FINAL}COPY --from=one /src/dist /\nCOPY --from=two /go/bin/x /usr/bin/y /\n`,
    },
    {
      name: 'variables and stars',
      text: `FROM scratch AS one\nCOPY a.json /x/\nFROM node:22 AS two\nARG DIR\nWORKDIR $DIR\nCOPY . .${FINAL}ARG P\nCOPY --from=one /y/* /$P /\nCOPY --from=two /src/dist /\n`,
    },
    {
      name: 'a workspace whose folder is further up',
      text: `FROM rust:1.85 AS build\nCOPY Cargo.toml Cargo.lock /app/\nCOPY api /app/api\nWORKDIR /app/api\nRUN cargo build --release${FINAL}COPY --from=build /app/target/release/api /\n`,
    },
    {
      name: 'what is copied away as well',
      text: `FROM node:22 AS build\nWORKDIR /app\nRUN npm run build && cp -r dist /out/dist${FINAL}COPY --from=build /app/dist /\n`,
    },
    {
      name: 'a trigger, and what triggers make',
      text: `FROM scratch AS one\nONBUILD COPY a.json /x/\nFROM one AS two\nFROM debian:12-slim\nCOPY --from=two /x/a.json /\nONBUILD COPY --from=two /y /\nUSER 65532\n`,
    },
    {
      name: 'an empty stage, and a mount, of which other rules tell',
      text: `FROM scratch AS one\nFROM node:22 AS two\nWORKDIR /app\nRUN --mount=type=cache,target=/x/target npm ci && cp y target${FINAL}COPY --from=one /a /\nCOPY --from=two /x/target /\n`,
    },
    {
      name: 'a stage that a named context may stand for',
      text: 'FROM scratch AS assets\nFROM alpine:3.20\nCOPY --from=assets /nothing /x\nCOPY --from=0 /nothing /y\n',
      workspace: { contexts: new Set(['assets']) },
    },
  ],
});
