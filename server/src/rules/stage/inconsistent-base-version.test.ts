import { testRule } from '../../../../test/support/rule-test.ts';
import { inconsistentBaseVersion } from './inconsistent-base-version.ts';

testRule(inconsistentBaseVersion, {
  reports: [
    {
      name: 'an image of a registry, once, in COPY as well',
      text: 'FROM ghcr.io/me/tool:v1.2 AS b\nFROM debian:12\nCOPY --from=ghcr.io/me/tool:[|v1.3-slim|] /a /a\nCOPY --from=ghcr.io/me/tool:v1.4 /a /a\nCOPY --from=b /b /b\n',
      problems: [{ message: '"ghcr.io/me/tool" is used in another version above: v1.2.' }],
    },
    {
      name: 'a registry with a port, and a digest',
      text: `FROM localhost:22/tool:22 AS b\nFROM localhost:22/tool:[|23|]@sha256:${'a'.repeat(64)}\nCOPY --from=b /a /a\n`,
      problems: [{ message: '"localhost:22/tool" is used in another version above: 22.' }],
    },
    {
      name: 'releases by their names',
      text: 'FROM debian:bookworm AS b\nRUN x\nFROM debian:[|bullseye-slim|]\nCOPY --from=b /a /a\n',
      problems: [{ message: '"debian" is used in another version above: bookworm.' }],
    },
  ],
  quiet: [
    {
      name: 'variants of one version',
      text: 'FROM node:22 AS a\nFROM node:22.1-alpine AS b\nFROM node:22-slim\nCOPY --from=a /a /a\nCOPY --from=b /a /a\n',
    },
    {
      name: 'a stage that names its version',
      text: 'FROM python:3.11 AS py311\nFROM python:3.12\nCOPY --from=py311 /a /a\n',
    },
    { name: 'a version that is given', text: 'ARG V=20\nFROM node:$V AS a\nFROM node:22\nCOPY --from=a /a /a\n' },
    { name: 'another target', text: 'FROM node:20 AS a\nFROM node:22\n' },
    {
      name: 'tags without a version',
      text: 'FROM node:lts AS a\nFROM node:22\nCOPY --from=a /a /a\nCOPY --from=node:latest /a /a\n',
    },
    {
      name: 'what another rule tells of',
      text: 'FROM node:20 AS a\nFROM node:22\nCOPY --from=a /app/node_modules /app/node_modules\n',
    },
  ],
});
