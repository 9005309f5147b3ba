import { testRule } from '../../../../test/support/rule-test.ts';
import { platformIgnored } from './platform-ignored.ts';

testRule(platformIgnored, {
  reports: [
    {
      name: 'a stage that is based on a stage, through others',
      text: 'FROM golang:1.22 AS base\nFROM base AS deps\nFROM [|--platform=$BUILDPLATFORM|] deps AS build\n',
      problems: [
        {
          message: 'The flag has no effect: the platform stays that of stage "deps".',
          fixes: [
            {
              title: 'Delete the flag',
              after: 'FROM golang:1.22 AS base\nFROM base AS deps\nFROM deps AS build\n',
              safe: true,
              preferred: true,
            },
            {
              title: 'Move the flag to stage "base"',
              after: 'FROM --platform=$BUILDPLATFORM golang:1.22 AS base\nFROM base AS deps\nFROM deps AS build\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a platform that the stage has anyway, faintly',
      text: 'FROM --platform=$BUILDPLATFORM golang:1.22 AS base\nFROM [|--platform=$BUILDPLATFORM|] base\n',
      problems: [
        {
          message: 'The flag has no effect: stage "base" has this platform already.',
          severity: 'hint',
          fixes: [
            {
              title: 'Delete the flag',
              after: 'FROM --platform=$BUILDPLATFORM golang:1.22 AS base\nFROM base\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'another platform than the stage has, which stays',
      text: 'FROM --platform=linux/amd64 golang:1.22 AS amd64\nFROM [|--platform=$TARGETPLATFORM|] amd64\n',
      problems: [
        {
          message: 'The flag has no effect: the platform stays that of stage "amd64".',
          fixes: [
            {
              title: 'Delete the flag',
              after: 'FROM --platform=linux/amd64 golang:1.22 AS amd64\nFROM amd64\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'an image',
      text: 'FROM --platform=$BUILDPLATFORM golang:1.22 AS base\nFROM --platform=$BUILDPLATFORM alpine:3.20\n',
    },
    {
      name: 'what may be an image another time',
      text: 'ARG B=base\nFROM golang:1.22 AS base\nFROM --platform=$BUILDPLATFORM $B\n',
    },
    {
      name: 'a flag without a value',
      text: 'FROM golang:1.22 AS base\nFROM --platform= base\nFROM --platform base\nFROM --platform=a --platform=a base\n',
    },
  ],
});
