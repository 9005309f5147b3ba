import { testRule } from '../../../../test/support/rule-test.ts';
import { latest } from './latest.ts';

testRule(latest, {
  reports: [
    {
      name: 'the tag alone, wherever an image is named',
      text: 'FROM --platform=linux/amd64 x.io:5000/a/b:[|latest|] AS b\nCOPY --from=nginx:[|latest|] /a /a\nRUN --mount=from=alpine:[|latest|],target=/x ls\n',
      problems: [
        { message: 'The tag "latest" of "x.io:5000/a/b" changes over time.' },
        { message: 'The tag "latest" of "nginx" changes over time.' },
        { message: 'The tag "latest" of "alpine" changes over time.' },
      ],
    },
    {
      name: 'a default that comes to it',
      text: 'ARG TAG=latest\nFROM [|node:${TAG}|]\n',
      problems: [{ message: 'The tag "latest" of "node" changes over time.' }],
    },
    {
      name: 'images with little else, as a hint',
      text: 'FROM cgr.dev/chainguard/static:[|latest|]\n',
      problems: [{ message: 'The tag "latest" of "cgr.dev/chainguard/static" changes over time.', severity: 'hint' }],
    },
  ],
  quiet: [
    {
      name: 'a digest',
      text: 'FROM node:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n',
    },
    { name: 'tags that hold the word', text: 'FROM node:latest-alpine\nFROM node:lts\n' },
    { name: 'an unknown tag', text: 'ARG TAG\nFROM node:$TAG\n' },
    {
      name: 'a named context in the place of an image',
      text: 'FROM node:latest\nCOPY --from=nginx / /\nCOPY --from=docker.io/library/alpine /a /a\n',
      workspace: { contexts: new Set(['node', 'nginx', 'alpine']) },
    },
  ],
});
