import { testRule } from '../../../../test/support/rule-test.ts';
import { distroMismatch } from './distro-mismatch.ts';

testRule(distroMismatch, {
  reports: [
    {
      name: "modules of another version, and brings the image to the builder's",
      text: 'FROM --platform=$BUILDPLATFORM node:22.4-bookworm AS deps\nRUN npm ci\nFROM node:20.1.0-alpine AS base\nFROM base\nCOPY --from=deps /app/package.json [|/app/node_modules|] /app/\n',
      problems: [
        {
          message: 'These files are for node 22 of stage "deps", but this stage has 20.',
          fixes: [
            {
              title: 'Use version 22 here, too',
              after:
                'FROM --platform=$BUILDPLATFORM node:22.4-bookworm AS deps\nRUN npm ci\nFROM node:22-alpine AS base\nFROM base\nCOPY --from=deps /app/package.json /app/node_modules /app/\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'packages of Python, without a fix for a digest',
      text: `FROM python:3.11 AS b\nRUN pip install x\nFROM python:3.12@sha256:${'a'.repeat(64)}\nCOPY --from=b [|/usr/local/lib/python3.11/site-packages|] /usr/local/lib/python3.12/site-packages\n`,
      problems: [{ message: 'These files are for python 3.11 of stage "b", but this stage has 3.12.' }],
    },
    {
      name: 'what was linked on a newer release',
      text: 'FROM rust:1.80-bookworm AS b\nWORKDIR /src\nRUN cargo build --release\nFROM debian:bullseye-slim\nCOPY --from=b [|/src/target/release/app|] /app\nCOPY --from=b [|/usr/lib/x86_64-linux-gnu/libpq.so.5|] /usr/lib/\n',
      problems: [
        {
          message: 'This was linked on bookworm, whose glibc is newer than that of bullseye here.',
          severity: 'warning',
        },
        {
          message: 'This was linked on bookworm, whose glibc is newer than that of bullseye here.',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'packages that are installed on another libc, by their folder, and with the one above through a stage',
      text: 'FROM node:22-alpine AS deps\nWORKDIR /app\nRUN npm ci\nFROM deps AS build\nRUN npm run build\nFROM node:22-slim AS run\nCOPY --from=deps [|/app/node_modules|] /srv/node_modules\nFROM gcr.io/distroless/nodejs22-debian12\nCOPY --from=run /srv/x /x\nCOPY --from=build [|/app|] ./\nCMD ["x.js"]\n',
      problems: [
        {
          message: 'Packages in "/app/node_modules" with native parts are built for musl, but node:22-slim has glibc.',
        },
        {
          message:
            'Packages in "/app" with native parts are built for musl, but gcr.io/distroless/nodejs22-debian12 has glibc.',
        },
      ],
    },
    {
      name: 'packages for an image that starts what runs them',
      text: 'FROM node:22 AS deps\nWORKDIR /app\nRUN yarn install --frozen-lockfile\nFROM alpine:3.22\nRUN apk add --no-cache tini nodejs\nCOPY --from=deps [|/app/node_modules|] /app/node_modules\nCMD ["tini", "--", "node", "/app"]\n',
      problems: [
        { message: 'Packages in "/app/node_modules" with native parts are built for glibc, but alpine:3.22 has musl.' },
      ],
    },
    {
      name: 'gems',
      text: 'FROM ruby:3.4 AS gems\nRUN bundle install\nFROM ruby:3.4-alpine\nCOPY --from=gems [|/usr/local/bundle|] /usr/local/bundle\n',
      problems: [
        {
          message:
            'Packages in "/usr/local/bundle" with native parts are built for glibc, but ruby:3.4-alpine has musl.',
        },
      ],
    },
  ],
  quiet: [
    ...[
      ['that have no native parts', 'RUN npm ci --ignore-scripts', '/app', ''],
      ['without their scripts', 'ENV npm_config_ignore_scripts=true\nRUN npm ci', '/app', ''],
      ['that are installed by name', 'RUN npm install express', '/app', ''],
      ['that are not copied', 'RUN npm ci', '/app/dist', ''],
      ['of which a part is copied', 'RUN npm ci', '/app/node_modules/bootstrap', ''],
      ['that are compiled again', 'RUN npm ci', '/app', 'RUN npm rebuild\n'],
      ['that are installed again', 'RUN npm ci', '/app/node_modules', 'RUN npm ci --omit=dev\n'],
      ['of an image with both C libraries', 'RUN npm ci', '/app', 'RUN apk add --no-cache gcompat\n'],
    ].map(([name, install, path, behind]) => ({
      name: `packages ${name}`,
      text: `FROM node:22 AS deps\nWORKDIR /app\n${install}\nFROM node:22-alpine\nCOPY --from=deps ${path} /app\n${behind}CMD ["node", "/app"]\n`,
    })),
    {
      name: 'packages with native parts for certain, which stage/libc-mismatch tells of',
      text: 'FROM node:22 AS deps\nWORKDIR /app\nRUN npm install sharp\nFROM node:22-alpine\nCOPY --from=deps /app /app\nCMD ["node", "/app"]\n',
    },
    {
      name: 'packages somewhere in a folder, for a stage that starts nothing',
      text: 'FROM node:22-alpine AS theme\nWORKDIR /theme\nRUN npm install\nFROM node:22-slim\nCOPY --from=theme /theme /site/themes/theme\n',
    },
    {
      name: 'packages for a browser',
      text: 'FROM node:22 AS deps\nWORKDIR /app\nRUN npm ci\nFROM nginx:1.27-alpine\nCOPY --from=deps /app /usr/share/nginx/html\n',
    },
    {
      name: 'versions that may be the same',
      text: 'FROM python:3 AS b\nRUN x\nFROM python:3.12\nCOPY --from=b /opt/venv /opt/venv\nFROM node:22 AS n\nFROM node:22.1-slim\nCOPY --from=n /node_modules /node_modules\n',
    },
    { name: 'other files', text: 'FROM node:22 AS b\nRUN x\nFROM node:20\nCOPY --from=b /app/dist /app/dist\n' },
    {
      name: 'other images',
      text: 'FROM node:22 AS b\nRUN x\nFROM me/node:20\nCOPY --from=b /app/node_modules /app/node_modules\n',
    },
    {
      name: 'versions that a variable decides',
      text: 'ARG V=22\nFROM node:$V AS b\nRUN x\nFROM node:20\nCOPY --from=b /app/node_modules /app/node_modules\n',
    },
    {
      name: 'an older release on a newer one',
      text: 'FROM rust:1.80-bullseye AS b\nRUN cargo build --release\nFROM debian:bookworm\nCOPY --from=b /target/release/app /app\n',
    },
    {
      name: 'a static program',
      text: 'FROM gcc:14-bookworm AS b\nRUN gcc -static a.c -o /a\nFROM debian:bullseye\nCOPY --from=b /a /a\n',
    },
    {
      name: 'a stage that is not built',
      text: 'FROM node:22 AS b\nFROM node:20 AS c\nCOPY --from=b /node_modules /node_modules\nFROM node:22\n',
    },
  ],
});
