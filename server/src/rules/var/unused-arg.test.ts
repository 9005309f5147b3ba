import { testRule } from '../../../../test/support/rule-test.ts';
import { unusedArg } from './unused-arg.ts';

testRule(unusedArg, {
  reports: [
    {
      name: 'an ARG above the first FROM, with its comment; the first line keeps what may be about the file',
      text: '# Copyright\nARG [|A|]=1\n# which b\nARG [|B|]\nFROM alpine:3.20\nRUN x\n',
      problems: [
        {
          message: 'Nothing uses "A".',
          fixes: [
            {
              title: 'Delete "A"',
              after: '# Copyright\n# which b\nARG B\nFROM alpine:3.20\nRUN x\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'Nothing uses "B".',
          fixes: [{ title: 'Delete "B"', after: '# Copyright\nARG A=1\nFROM alpine:3.20\nRUN x\n', preferred: true }],
        },
      ],
    },
    {
      name: 'one of several, in a stage in which nothing runs any more',
      text: 'FROM alpine:3.20\nARG U\nUSER $U\nRUN x\nARG [|V|]=1 U [|W|]\nCMD ["x"]\n',
      problems: [
        {
          message: 'Nothing uses "V".',
          fixes: [
            {
              title: 'Delete "V"',
              after: 'FROM alpine:3.20\nARG U\nUSER $U\nRUN x\nARG U W\nCMD ["x"]\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'Nothing uses "W".',
          fixes: [
            {
              title: 'Delete "W"',
              after: 'FROM alpine:3.20\nARG U\nUSER $U\nRUN x\nARG V=1 U\nCMD ["x"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one that begins with an escape character of its own line',
      text: 'FROM scratch\n  \\\n\nARG [|X|]=foo\n',
      problems: [
        { message: 'Nothing uses "X".', fixes: [{ title: 'Delete "X"', after: 'FROM scratch\n', preferred: true }] },
      ],
    },
    {
      name: 'the first line, with a comment below that would be a directive without it',
      text: 'ARG [|A|]=1\n# Escape = `\nFROM alpine:3.20\nRUN x\n',
      problems: [{ message: 'Nothing uses "A".' }],
    },
    {
      name: 'one further down, with such a comment below',
      text: 'ARG A=1\nARG [|B|]=1\n# check=skip=x\nFROM alpine:$A\nRUN x\n',
      problems: [
        {
          message: 'Nothing uses "B".',
          fixes: [
            {
              title: 'Delete "B"',
              after: 'ARG A=1\n# check=skip=x\nFROM alpine:$A\nRUN x\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'uses in FROM, in another ARG, in a stage', text: 'ARG A=1\nARG B=$A\nARG C=1\nFROM a:$B\nARG C\nRUN x\n' },
    { name: 'a name that stands anywhere', text: 'ARG A=1\nFROM a:1\nRUN echo A\n' },
    { name: 'a stage in which something runs', text: 'FROM a:1\nARG VERSION\nRUN make\n' },
    { name: 'a stage on which another runs something', text: 'FROM a:1 AS a\nARG VERSION\nFROM a\nRUN make\n' },
    { name: 'triggers', text: 'FROM a:1\nARG V\nONBUILD RUN make\nONBUILD ARG W\n' },
    {
      name: 'what the builder itself reads',
      text: 'ARG SOURCE_DATE_EPOCH\nARG http_proxy\nARG BUILDKIT_SYNTAX\nFROM a:1\n',
    },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nARG A\nFROM a:1\n' },
    { name: 'a file without stages', text: 'ARG A\n' },
  ],
});
