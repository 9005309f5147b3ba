import { testRule } from '../../../../test/support/rule-test.ts';
import { undefinedInFrom } from './undefined-in-from.ts';

testRule(undefinedInFrom, {
  reports: [
    {
      name: 'a variable that may stay empty, and declares it behind the ARGs above the first FROM',
      text: '# syntax=docker/dockerfile:1\nARG A=3.20\n# base\nFROM alpine:$A[|${SUFFIX}|]\n',
      problems: [
        {
          message: 'No ARG above the first FROM declares "SUFFIX".',
          fixes: [
            {
              title: 'Add "ARG SUFFIX" above the first FROM',
              after: '# syntax=docker/dockerfile:1\nARG A=3.20\nARG SUFFIX\n# base\nFROM alpine:$A${SUFFIX}\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one without which the base is none: nearly the name of an ARG, or an ARG of a stage',
      text: 'ARG NODE_VERSION=22\nFROM node:[|$NODE_VERISON|]\nARG TAG=3.20\nFROM alpine:[|$TAG|]\n',
      problems: [
        {
          message: 'No ARG above the first FROM declares "NODE_VERISON".',
          severity: 'error',
          fixes: [
            {
              title: 'Use "NODE_VERSION"',
              after: 'ARG NODE_VERSION=22\nFROM node:$NODE_VERSION\nARG TAG=3.20\nFROM alpine:$TAG\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'No ARG above the first FROM declares "TAG".',
          severity: 'error',
          fixes: [
            {
              title: 'Add "ARG TAG=3.20" above the first FROM',
              after: 'ARG NODE_VERSION=22\nARG TAG=3.20\nFROM node:$NODE_VERISON\nARG TAG=3.20\nFROM alpine:$TAG\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the platform',
      text: '# base\nFROM --platform=[|$BUILDPLATFROM|] alpine:3.20\nFROM --platform=linux/[|$CPU|] alpine:3.20\n',
      problems: [
        {
          message: 'No ARG above the first FROM declares "BUILDPLATFROM".',
          severity: 'error',
          fixes: [
            {
              title: 'Use "BUILDPLATFORM"',
              after: '# base\nFROM --platform=$BUILDPLATFORM alpine:3.20\nFROM --platform=linux/$CPU alpine:3.20\n',
              preferred: true,
            },
          ],
        },
        { message: 'No ARG above the first FROM declares "CPU".', severity: 'error' },
      ],
    },
    {
      name: 'one without which no value of the others makes an image',
      text: 'ARG REGISTRY\nFROM $REGISTRY/[|$IMAGE|]\nFROM alpine@$REGISTRY[|$MORE|]\n',
      problems: [
        { message: 'No ARG above the first FROM declares "IMAGE".', severity: 'error' },
        {
          message: 'No ARG above the first FROM declares "MORE".',
          severity: 'warning',
          fixes: [
            {
              title: 'Add "ARG MORE" above the first FROM',
              after: 'ARG REGISTRY\nARG MORE\nFROM $REGISTRY/$IMAGE\nFROM alpine@$REGISTRY$MORE\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'an ARG without a value', text: 'ARG TAG\nFROM alpine:$TAG\n' },
    { name: 'fallbacks', text: 'FROM ${IMAGE:-alpine:3.20}\nFROM alpine:3.20${SUFFIX-}${X:+y}\n' },
    { name: 'platform arguments', text: 'FROM --platform=$BUILDPLATFORM alpine:3.20 AS a-amd64\nFROM a-$TARGETARCH\n' },
    { name: 'a base that comes out blank', text: 'FROM alpine:3.20\nARG IMAGE=a\nFROM $IMAGE\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:$TAG\n' },
  ],
});
