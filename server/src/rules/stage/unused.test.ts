import { testRule } from '../../../../test/support/rule-test.ts';
import { unused } from './unused.ts';

testRule(unused, {
  reports: [
    {
      name: 'a stage nobody takes from, and deletes its block',
      text: 'FROM a:1 AS build\nRUN make\n\n# old\n[|FROM a:1 AS tools\nRUN go install x|]\n\n# ships\nFROM a:1\nCOPY --from=build /a /a\n',
      problems: [
        {
          message: 'No known target needs stage "tools".',
          fixes: [
            {
              title: 'Delete stage "tools"',
              after: 'FROM a:1 AS build\nRUN make\n\n# ships\nFROM a:1\nCOPY --from=build /a /a\n',
            },
          ],
        },
      ],
    },
    {
      name: 'what only an unused stage needs; the fix waits while an index would shift',
      text: '[|FROM a:1 AS base|]\n[|FROM base AS tools|]\nFROM a:1 AS build\nFROM a:1\nCOPY --from=2 /a /a\n',
      problems: [
        { message: 'No known target needs stage "base".' },
        { message: 'No known target needs stage "tools".' },
      ],
    },
    {
      name: 'a stage without a name, even beside targets',
      text: 'FROM a:1 AS dev\n[|FROM a:1\nRUN x|]\nFROM a:1 AS web\n',
      problems: [
        {
          message: 'No known target needs stage 1.',
          fixes: [{ title: 'Delete stage 1', after: 'FROM a:1 AS dev\nFROM a:1 AS web\n' }],
        },
      ],
    },
    {
      name: 'one above a comment that would become a directive',
      text: '# syntax=docker/dockerfile:1\n[|FROM a:1\nRUN x|]\n# escape=`\nFROM a:1\n',
      problems: [{ message: 'No known target needs stage 0.' }],
    },
  ],
  quiet: [
    {
      name: 'a stage called scratch, with which the caches of RUN begin',
      text: 'FROM a:1 AS scratch\nFROM a:1\nRUN --mount=type=cache,target=/c x\n',
    },
    {
      name: 'a stage that a comment builds',
      text: '# docker build --target=dbg .\nFROM a:1 AS x\nFROM x AS Dbg\nFROM a:1\n',
    },
    { name: 'a stage that FROM misses for its capitals', text: 'FROM a:1 AS Builder\nFROM Builder\nRUN x\n' },
    { name: 'a stage that a slip in a name means', text: 'FROM a:1 AS builder\nFROM a:1\nCOPY --from=buidler / /\n' },
    {
      name: 'what the last stage needs',
      text: 'FROM a:1 AS a\nFROM a AS b\nFROM a:1 AS c\nFROM a:1\nCOPY --from=b / /\nRUN --mount=from=c,target=/x ls\n',
    },
    { name: 'names that are built by hand', text: 'FROM a:1 AS base\nFROM base AS test\nFROM a:1\n' },
    { name: 'a name with such a word', text: 'FROM a:1 AS unit-tests\nFROM a:1\n' },
    { name: 'several that nobody takes from', text: 'FROM a:1 AS web-x\nFROM a:1 AS api-x\nFROM a:1\n' },
    {
      name: 'a target of a neighbouring file',
      text: 'FROM a:1 AS base\nFROM base AS tools\nFROM a:1\n',
      workspace: { targets: new Set(['tools']) },
    },
    {
      name: 'what may be a target of a neighbouring file that was not read',
      text: 'FROM a:1 AS base\nFROM base AS tools\nFROM a:1\n',
      workspace: { targets: new Set(), moreTargets: true },
    },
    {
      name: 'what may be a target of a neighbouring file that has a variable there',
      text: 'FROM a:1 AS base\nFROM base AS tools\nFROM a:1\n',
      workspace: { targets: new Set(), targetWords: new Set(['tools']) },
    },
    { name: 'stages chosen by platform', text: 'FROM a:1 AS x-amd64\nFROM a:1 AS x-arm64\nFROM x-${TARGETARCH}\n' },
    {
      name: 'what a trigger takes from',
      text: 'FROM a:1 AS src\nFROM a:1 AS on\nONBUILD COPY --from=src / /\nFROM on\n',
    },
    { name: 'a base image with unknown triggers', text: 'FROM a:1 AS tools\nFROM node:6-onbuild\n' },
    {
      name: 'a stage that a named context may stand for',
      text: 'FROM a:1 AS assets\nRUN make\nFROM b:1\nCOPY --from=assets /a /a\n',
      workspace: { contexts: new Set(['assets']), targets: new Set() },
    },
  ],
});
