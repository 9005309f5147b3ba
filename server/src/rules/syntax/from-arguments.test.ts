import { testRule } from '../../../../test/support/rule-test.ts';
import { fromArguments } from './from-arguments.ts';

testRule(fromArguments, {
  reports: [
    {
      name: 'an image and a name without AS',
      text: 'FROM alpine:3.20 [|build|]\nUSER 65532\n',
      problems: [
        {
          message: 'FROM takes an image, or an image AS a name: "build" is neither.',
          fixes: [{ title: 'Insert AS', after: 'FROM alpine:3.20 AS build\nUSER 65532\n', preferred: true }],
        },
      ],
    },
    {
      name: 'a word that is the name of another stage, or has a meaning of its own',
      text: 'FROM alpine:3.20 AS base\nFROM alpine:3.20 [|Base|]\nFROM FROM [|scratch|]\nUSER 65532\n',
      problems: [
        { message: 'FROM takes an image, or an image AS a name: "Base" is neither.' },
        { message: 'FROM takes an image, or an image AS a name: "scratch" is neither.' },
      ],
    },
    {
      name: 'AS without a name, in any case',
      text: 'FROM --platform=$BUILDPLATFORM alpine:3.20 \\\n  [|aS|]\nUSER 65532\n',
      problems: [
        {
          message: 'The name of the stage is missing after AS.',
          fixes: [{ title: 'Delete AS', after: 'FROM --platform=$BUILDPLATFORM alpine:3.20\nUSER 65532\n' }],
        },
      ],
    },
    {
      name: 'a slip in AS',
      text: 'FROM alpine:3.20 [|SA|] build\nUSER 65532\n',
      problems: [
        {
          message: 'FROM takes an image, or an image AS a name: "SA" is neither.',
          fixes: [{ title: 'Write AS', after: 'FROM alpine:3.20 AS build\nUSER 65532\n', preferred: true }],
        },
      ],
    },
    {
      name: 'no image, and words too many, one or more',
      text: '[|FROM|]\n[|FROM|] --platform=linux/amd64\nFROM alpine:3.20 [|named build|]\nFROM alpine:3.20 AS my [|build stage|]\nFROM alpine:3.20 [|@|]\nUSER 65532\n',
      problems: [
        { message: 'FROM needs a base image.' },
        { message: 'FROM needs a base image.' },
        {
          message: 'FROM takes an image, or an image AS a name: from "named" on, there are too many words.',
        },
        {
          message: 'FROM takes an image, or an image AS a name: from "build" on, there are too many words.',
        },
        { message: 'FROM takes an image, or an image AS a name: "@" is neither.' },
      ],
    },
    {
      name: 'a fault in front of a comment',
      text: 'FROM alpine:3.20 [|AS|] # the base\nUSER 65532\n',
      problems: [
        {
          message: 'The name of the stage is missing after AS.',
          fixes: [{ title: 'Delete AS', after: 'FROM alpine:3.20 # the base\nUSER 65532\n' }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'one word, or three', text: 'FROM alpine:3.20\nFROM alpine:3.20 as a\nFROM as AS as\n' },
    {
      name: 'what other rules tell of',
      text: 'FROM alpine:3.20 # note\nFROM alpine:3.20 AS a #note\nFROM alpine:3.20 --platform=linux/amd64\nFROM -platform=linux/amd64\n',
    },
    { name: 'a trigger', text: 'FROM alpine:3.20\nONBUILD FROM a b\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20 WITH curl\n' },
  ],
});
