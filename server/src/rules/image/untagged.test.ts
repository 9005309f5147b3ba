import { testRule } from '../../../../test/support/rule-test.ts';
import { untagged } from './untagged.ts';

testRule(untagged, {
  reports: [
    {
      name: 'FROM, COPY --from and a mount, and uses the tag that stands elsewhere',
      text: 'FROM node:22 AS build\nFROM [|node|]\nCOPY --from=[|node|] /a /a\nRUN --mount=from=[|me/tool|],target=/t /t/run\n',
      problems: [
        {
          message: 'The image "node" has no tag, so it is "latest" and changes over time.',
          fixes: [
            {
              title: 'Use tag "22", as elsewhere in this file',
              after:
                'FROM node:22 AS build\nFROM node:22\nCOPY --from=node /a /a\nRUN --mount=from=me/tool,target=/t /t/run\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'The image "node" has no tag, so it is "latest" and changes over time.',
          fixes: [
            {
              title: 'Use tag "22", as elsewhere in this file',
              after:
                'FROM node:22 AS build\nFROM node\nCOPY --from=node:22 /a /a\nRUN --mount=from=me/tool,target=/t /t/run\n',
              preferred: true,
            },
          ],
        },
        { message: 'The image "me/tool" has no tag, so it is "latest" and changes over time.' },
      ],
    },
    {
      name: 'images with little else, as a hint',
      text: 'FROM [|gcr.io/distroless/static|]\n',
      problems: [
        {
          message: 'The image "gcr.io/distroless/static" has no tag, so it is "latest" and changes over time.',
          severity: 'hint',
        },
      ],
    },
    {
      name: 'a registry with a port, without guessing between two tags',
      text: 'FROM localhost:5000/app:1 AS a\nFROM localhost:5000/app:2 AS b\nFROM [|localhost:5000/app|]\n',
      problems: [{ message: 'The image "localhost:5000/app" has no tag, so it is "latest" and changes over time.' }],
    },
  ],
  quiet: [
    { name: 'stages in any case', text: 'FROM a:1 AS Build\nFROM build AS b\nFROM Build\nCOPY --from=BUILD / /\n' },
    { name: 'scratch', text: 'FROM scratch\nCOPY --from=scratch / /\n' },
    { name: 'variables', text: 'ARG BASE=node\nARG S\nFROM $BASE\nFROM node${S}\nFROM ${S}\n' },
    { name: 'a digest', text: 'FROM node@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n' },
    { name: 'a slip in a stage name', text: 'FROM a:1 AS build\nFROM bulid\n' },
    {
      name: 'images and contexts of this machine',
      text: 'FROM php-base AS a\nFROM local-image/java-base\nFROM localhost/me/app\nFROM local/tools\n',
    },
    { name: 'a name that may be a context', text: 'FROM a:1\nCOPY --from=assets / /\n' },
    { name: 'a stage that is defined later', text: 'FROM base\nFROM a:1 AS base\n' },
    {
      name: 'a named context in the place of an image',
      text: 'FROM node:latest\nCOPY --from=nginx / /\nCOPY --from=docker.io/library/alpine /a /a\n',
      workspace: { contexts: new Set(['node', 'nginx', 'alpine']) },
    },
  ],
});
