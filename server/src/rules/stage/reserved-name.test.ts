import { testRule } from '../../../../test/support/rule-test.ts';
import { reservedName } from './reserved-name.ts';

testRule(reservedName, {
  reports: [
    {
      name: 'a stage called context, and renames all that means it',
      text: 'FROM alpine:3.20 AS [|Context|]\nRUN touch /a\nFROM context AS more\nFROM alpine:3.20\nCOPY --from=CONTEXT /a /a\nCOPY --from=0 /a /b\nRUN --mount=from=context,target=/x ls\n',
      problems: [
        {
          message: 'The name "Context" is reserved for the build context.',
          fixes: [
            {
              title: 'Rename to "context-stage"',
              after:
                'FROM alpine:3.20 AS context-stage\nRUN touch /a\nFROM context-stage AS more\nFROM alpine:3.20\nCOPY --from=context-stage /a /a\nCOPY --from=0 /a /b\nRUN --mount=from=context-stage,target=/x ls\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a stage called scratch that a FROM below starts from, and leaves that to mean the empty image',
      text: 'FROM alpine:3.20 AS [|scratch|]\nRUN touch /a\nFROM scratch\nCOPY --from=scratch /a /a\n',
      problems: [
        {
          message: 'The name "scratch" is reserved for the empty image, and FROM scratch below now means this stage.',
          severity: 'error',
          fixes: [
            {
              title: 'Rename to "scratch-stage"',
              after: 'FROM alpine:3.20 AS scratch-stage\nRUN touch /a\nFROM scratch\nCOPY --from=scratch-stage /a /a\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a FROM above, which still means the empty image, is no worse',
      text: 'FROM scratch\nCOPY a /a\nFROM alpine:3.20 AS [|scratch|]\n',
      problems: [
        {
          message: 'The name "scratch" is reserved for the empty image.',
          fixes: [
            {
              title: 'Rename to "scratch-stage"',
              after: 'FROM scratch\nCOPY a /a\nFROM alpine:3.20 AS scratch-stage\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a name that only has the word in it',
      text: 'FROM alpine:3.20 AS build-context\nFROM scratch AS scratch1\n',
    },
    { name: 'the names where they belong', text: 'FROM scratch\nCOPY --from=context /a /a\n' },
    { name: 'a suppressed one', text: '# hadolint global ignore=DL3063\nFROM alpine:3.20 AS context\n' },
  ],
});
