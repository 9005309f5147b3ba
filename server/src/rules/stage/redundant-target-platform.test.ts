import { testRule } from '../../../../test/support/rule-test.ts';
import { redundantTargetPlatform } from './redundant-target-platform.ts';

const fixed = (title: string, after: string) => [{ title, after, safe: true, preferred: true }];

testRule(redundantTargetPlatform, {
  reports: [
    {
      name: 'the default, however it is written',
      text: 'FROM [|--platform=${TARGETPLATFORM:-linux/amd64}|]  alpine:3.20 AS build\n',
      problems: [
        {
          message: '"${TARGETPLATFORM:-linux/amd64}" is the default: the flag is not needed.',
          fixes: fixed('Delete the flag', 'FROM alpine:3.20 AS build\n'),
        },
      ],
    },
    {
      name: 'one in quotes, on a line of its own',
      text: 'ARG TARGETPLATFORM\nFROM [|--platform="$TARGETPLATFORM"|] \\\n  alpine:3.20\n',
      problems: [
        {
          message: '"$TARGETPLATFORM" is the default: the flag is not needed.',
          fixes: fixed('Delete the flag', 'ARG TARGETPLATFORM\nFROM \\\n  alpine:3.20\n'),
        },
      ],
    },
    {
      name: 'one for the empty image',
      text: 'FROM [|--platform=$TARGETPLATFORM|] scratch\n',
      problems: [
        {
          message: '"$TARGETPLATFORM" is the default: the flag is not needed.',
          fixes: fixed('Delete the flag', 'FROM scratch\n'),
        },
      ],
    },
  ],
  quiet: [
    { name: 'the build platform', text: 'FROM --platform=$BUILDPLATFORM alpine:3.20\n' },
    { name: 'another value where there is one', text: 'FROM --platform=${TARGETPLATFORM:+linux/arm64} alpine:3.20\n' },
    {
      name: 'a part of it',
      text: 'FROM --platform=${TARGETPLATFORM%/v8} alpine:3.20\nFROM --platform=linux/$TARGETARCH alpine:3.20\n',
    },
    {
      name: 'a default of its own',
      text: 'ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM alpine:3.20\n',
    },
    {
      name: 'another variable',
      text: 'ARG P=$TARGETPLATFORM\nFROM --platform=${TARGETPLATFORM:-$P} alpine:3.20\nFROM --platform=$P alpine:3.20\n',
    },
    {
      name: 'a stage, where the flag means nothing at all',
      text: 'FROM alpine:3.20 AS base\nFROM --platform=$TARGETPLATFORM base\n',
    },
    { name: 'what cannot be read', text: 'FROM --platform=${TARGETPLATFORM alpine:3.20\n' },
    {
      name: 'a suppressed one',
      text: '# check=skip=RedundantTargetPlatform\nFROM --platform=$TARGETPLATFORM alpine:3.20\n',
    },
  ],
});
