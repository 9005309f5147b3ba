import { testRule } from '../../../../test/support/rule-test.ts';
import { cacheMountPathCopied } from './cache-mount-path-copied.ts';

const FINAL = '\nFROM debian:12-slim\nUSER 65532\n';
const RUST = 'FROM rust:1.85 AS build\nWORKDIR /app\nCOPY . .\n';
const message = (path: string, target: string, type = 'cache') =>
  `"${path}" is not in stage "build": ${target} is a ${type} mount there.`;

testRule(cacheMountPathCopied, {
  reports: [
    {
      name: 'a program below a cache, the cache itself, and what a variable or a star decides in it',
      text: `${RUST}RUN --mount=type=cache,target=target cargo build --release${FINAL}ARG V\nCOPY --from=build [|/app/target/release/x|] [|/app/target|] [|app/target/$V/x|] [|/app/target/release/*.so|] /x/\n`,
      problems: [
        { message: message('/app/target/release/x', '"/app/target"') },
        { message: message('/app/target', 'it') },
        { message: message('app/target/$V/x', '"/app/target"') },
        { message: message('/app/target/release/*.so', '"/app/target"') },
      ],
    },
    {
      name: 'in a stage that another one is based on, whatever image that has',
      text: `FROM company/rust AS base\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/target,id=x cargo build\nFROM base AS build\nWORKDIR /y${FINAL}COPY --from=build [|/app/target/debug/x|] /\n`,
      problems: [{ message: message('/app/target/debug/x', '"/app/target"') }],
    },
    {
      name: 'the cache of a package manager in a home',
      text: `FROM maven:3 AS build\nRUN apt-get update && apt-get install -y x\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/root/.m2 mvn package${FINAL}COPY --from=build [|/root/.m2/repository|] /r\n`,
      problems: [{ message: message('/root/.m2/repository', '"/root/.m2"') }],
    },
    {
      name: 'node_modules',
      text: `FROM node:22 AS build\nWORKDIR /app\nCOPY package*.json ./\nRUN --mount=type=cache,target=/app/node_modules npm ci${FINAL}COPY --from=build [|/app/node_modules|] /n\n`,
      problems: [{ message: message('/app/node_modules', 'it') }],
    },
    {
      name: 'a folder of any name that the context does not have',
      text: `FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/vendor npm ci${FINAL}COPY --from=build [|/app/vendor|] /n\n`,
      problems: [{ message: message('/app/vendor', 'it') }],
      workspace: { context: new Set(['package.json']) },
    },
    {
      name: 'a file system in memory, and the build context',
      text: `FROM python:3.13 AS build\nWORKDIR /app\nRUN --mount=type=tmpfs,target=/tmp pip wheel -w /tmp/wheels x\nRUN --mount=target=/src,rw cd /src && go build -o bin/x .${FINAL}COPY --from=build [|/tmp/wheels|] [|/src/bin/x|] /x/\n`,
      problems: [
        { message: message('/tmp/wheels', '"/tmp"', 'tmpfs') },
        { message: message('/src/bin/x', '"/src"', 'bind') },
      ],
    },
    {
      name: 'a result that is copied out, and taken from the old place all the same',
      text: `${RUST}RUN --mount=type=cache,target=/app/target cargo build && cp target/debug/x /bin/x${FINAL}COPY --from=build /bin/x [|/app/target/debug/x|] /y/\n`,
      problems: [{ message: message('/app/target/debug/x', '"/app/target"') }],
    },
  ],
  quiet: [
    {
      name: 'a result that is copied out',
      text: `${RUST}RUN --mount=type=cache,target=/app/target cargo build && cp target/debug/x /bin/x && install target/debug/y .${FINAL}COPY --from=build /bin/x /app/y /y/\n`,
    },
    {
      name: 'a folder above the mount',
      text: `${RUST}RUN --mount=type=cache,target=/app/target cargo build${FINAL}COPY --from=build /app /y/\n`,
    },
    {
      name: 'another RUN that writes there without the mount, or may do so',
      text: `${RUST}RUN --mount=type=cache,target=/app/target cargo build\nRUN cargo build\nFROM node:22 AS other\nWORKDIR /app\nRUN --mount=type=cache,target=/app/x npm ci\nRUN ./x.sh${FINAL}COPY --from=build /app/target/debug/x /y/\nCOPY --from=other /app/x /y/\n`,
    },
    {
      name: 'a COPY or a WORKDIR to the same place',
      text: `FROM node:22 AS build\nWORKDIR /app\nRUN --mount=type=cache,target=/app/x --mount=type=cache,target=/app/y --mount=type=cache,target=/app/z npm ci\nCOPY x x\nCOPY a.json /app/y/\nWORKDIR /app/z${FINAL}COPY --from=build /app/x/a /app/y/a.json /app/z /y/\n`,
    },
    {
      name: 'a folder of the context that is copied, too',
      text: `FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/vendor npm ci${FINAL}COPY --from=build /app/vendor /y/\n`,
      workspace: { context: new Set(['vendor/', 'a.js']) },
    },
    {
      name: 'a folder that the context may have',
      text: `FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN --mount=type=tmpfs,target=/app/tmp npm ci${FINAL}COPY --from=build /app/tmp /y/\n`,
    },
    {
      name: 'what another stage has there',
      text: `FROM node:22 AS one\nWORKDIR /app\nCOPY . .\nFROM node:22 AS build\nWORKDIR /app\nCOPY --from=one /app .\nRUN --mount=type=cache,target=/app/vendor npm ci${FINAL}COPY --from=build /app/vendor /y/\n`,
    },
    {
      name: 'what the base image may have',
      text: `FROM company/image AS build\nRUN --mount=type=cache,target=/opt/data /x\nFROM debian:12 AS other\nRUN --mount=type=cache,target=/var/lib apt-get install x${FINAL}COPY --from=build /opt/data /y/\nCOPY --from=other /var/lib/x /y/\n`,
    },
    {
      name: 'a cache in a home that another RUN fills',
      text: `FROM maven:3 AS build\nWORKDIR /app\nCOPY . .\nRUN mvn verify\nRUN --mount=type=cache,target=/root/.m2 mvn package${FINAL}COPY --from=build /root/.m2 /r\n`,
    },
    {
      name: 'a secret, a mount somewhere, and the stage that copies',
      text: `FROM node:22 AS build\nWORKDIR /app\nARG D\nRUN --mount=type=secret,target=/x/s --mount=type=cache,target=$D npm ci\nFROM node:22\nWORKDIR /app\nRUN --mount=type=cache,target=/app/target npm ci\nCOPY --from=build /app/target /x/s ./\nUSER node\n`,
    },
  ],
});
