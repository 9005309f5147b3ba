import { testRule } from '../../../../test/support/rule-test.ts';
import { duplicateName } from './duplicate-name.ts';

testRule(duplicateName, {
  reports: [
    {
      name: 'a name used twice, whatever its case',
      text: 'FROM alpine:3.20 AS build\n# comment\nFROM alpine:3.20 AS [|BUILD|]\nCOPY --from=0 /a /a\n',
      problems: [
        {
          message: 'The name "BUILD" is already taken by stage 0.',
          fixes: [
            {
              title: 'Rename to "BUILD-2"',
              after: 'FROM alpine:3.20 AS build\n# comment\nFROM alpine:3.20 AS BUILD-2\nCOPY --from=0 /a /a\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'each one after the first, with a name that is free',
      text: 'FROM a:1 AS x\nFROM a:1 AS [|x|]\nFROM a:1 AS x-2\nFROM a:1 AS \\\n  [|x|]\n',
      problems: [
        {
          message: 'The name "x" is already taken by stage 0.',
          fixes: [
            {
              title: 'Rename to "x-3"',
              after: 'FROM a:1 AS x\nFROM a:1 AS x-3\nFROM a:1 AS x-2\nFROM a:1 AS \\\n  x\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'The name "x" is already taken by stage 0.',
          fixes: [
            {
              title: 'Rename to "x-3"',
              after: 'FROM a:1 AS x\nFROM a:1 AS x\nFROM a:1 AS x-2\nFROM a:1 AS \\\n  x-3\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'a FROM in a heredoc', text: 'FROM a:1 AS x\nRUN <<EOF\nFROM a AS x\nEOF\n' },
    { name: 'a suppressed one', text: '# check=skip=DuplicateStageName\nFROM a:1 AS x\nFROM a:1 AS x\n' },
    { name: 'one suppressed for the file', text: '# check=skip=stage/duplicate-name\nFROM a:1 AS x\nFROM a:1 AS x\n' },
    { name: 'one suppressed in hadolint style', text: 'FROM a:1 AS x\n# hadolint ignore=DL3024\nFROM a:1 AS x\n' },
  ],
});
