import { testBuilderRule } from '../../../../test/support/builder-rule-test.ts';
import { unknownBuildArg } from './unknown-build-arg.ts';

const compose = (args: string) => `services:\n  a:\n    build:\n      context: .\n      args: ${args}\n`;

testBuilderRule(unknownBuildArg, {
  reports: [
    {
      name: 'a slip, whose ARG is at hand',
      text: compose('[ [|VERSIN|]=1, "VERSION=2" ]'),
      dockerfile: 'FROM a\nARG VERSION\n',
      problems: [
        {
          message: 'No ARG of Dockerfile declares "VERSIN".',
          fixes: [{ title: 'Pass "VERSION"', after: compose('[ VERSION=1, "VERSION=2" ]'), preferred: true }],
        },
      ],
    },
    {
      name: 'another case, once for each word',
      text: 'x: &b { context: ., args: { [|version|]: 1 } }\nservices: { a: { build: *b }, b: { build: *b } }\n',
      dockerfile: 'ARG VERSION\nFROM a:$VERSION\n',
      problems: [{ message: 'No ARG of Dockerfile declares "version".' }],
    },
  ],
  quiet: [
    {
      name: 'what the builder knows',
      text: compose('{ http_proxy: x, SOURCE_DATE_EPOCH: 0, BUILDKIT_NEW: 1, TARGETPLATFORM: linux/amd64 }'),
      dockerfile: 'FROM a\n',
    },
    { name: 'an argument of a trigger', text: compose('[A=1]'), dockerfile: 'FROM a\nONBUILD ARG A\n' },
    { name: 'what a base image may want', text: compose('[A=1]'), dockerfile: 'FROM node:onbuild\n' },
    { name: 'one of several in a line', text: compose('[A=1, B=2]'), dockerfile: 'FROM a\nARG A B=1\n' },
    { name: 'another frontend', text: compose('[A=1]'), dockerfile: '# syntax=r2d4/mocker\nFROM a\n' },
  ],
});
