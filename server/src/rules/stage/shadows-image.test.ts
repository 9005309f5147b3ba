import { testRule } from '../../../../test/support/rule-test.ts';
import { shadowsImage } from './shadows-image.ts';

testRule(shadowsImage, {
  reports: [
    {
      name: 'a name that is taken from an image of the file, and frees it',
      text: 'FROM debian:12 AS [|Redis|]\nRUN make\nFROM redis AS more\nCOPY --from=docker.io/library/redis:7 /a /a\nFROM debian:12\nCOPY --from=redis /b /b\n',
      problems: [
        {
          message: 'The stage has the name of the image "redis", which this file uses, too.',
          fixes: [
            {
              title: 'Rename to "redis-stage"',
              after:
                'FROM debian:12 AS redis-stage\nRUN make\nFROM redis-stage AS more\nCOPY --from=docker.io/library/redis:7 /a /a\nFROM debian:12\nCOPY --from=redis-stage /b /b\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'FROM that gets the stage where only the image makes sense',
      text: 'FROM node:22 AS node\nRUN npm run build\nFROM [|node|]\nCOPY --from=node /dist /dist\n',
      problems: [
        {
          message: '"node" is the stage here, not the image, and has all that is copied from it.',
          fixes: [
            {
              title: 'Use image "node:22"',
              after: 'FROM node:22 AS node\nRUN npm run build\nFROM node:22\nCOPY --from=node /dist /dist\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a name that a variable may hold, too',
      text: 'ARG B=node\nFROM scratch AS [|node|]\nCOPY a /\nFROM $B AS b\nFROM node:22\nCOPY --from=b /a /\n',
      problems: [{ message: 'The stage has the name of the image "node", which this file uses, too.' }],
    },
  ],
  quiet: [
    {
      name: 'a stage named after its own image',
      text: 'FROM golang:1.22 AS go\nFROM go AS golang\nRUN go build\nFROM golang:1.22 AS x\nFROM me/golang:1 AS golang\n',
    },
    {
      name: 'a name that the file uses for nothing else',
      text: 'FROM ruby:3.4 AS node\nRUN x\nFROM ruby:3.4\nCOPY --from=node /a /a\n',
    },
    {
      name: 'an image of another registry',
      text: 'FROM ruby:3.4 AS node\nRUN x\nFROM ghcr.io/library/node:1\nCOPY --from=node /a /a\n',
    },
    {
      name: 'a base that is built upon',
      text: 'FROM node:22 AS node\nRUN x\nFROM node AS build\nRUN y\nFROM node\nCOPY --from=build /a /a\n',
    },
    { name: 'an unknown base', text: 'ARG I\nFROM $I AS node\nFROM node:22\nCOPY --from=node /a /a\n' },
  ],
});
