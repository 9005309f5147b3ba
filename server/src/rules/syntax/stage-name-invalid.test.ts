import { testRule } from '../../../../test/support/rule-test.ts';
import { stageNameInvalid } from './stage-name-invalid.ts';

testRule(stageNameInvalid, {
  reports: [
    {
      name: 'a digit at the beginning, and renames all that means the stage',
      text: 'FROM golang:1.22 AS [|1st|]\nRUN true\nFROM 1st AS b\nFROM alpine:3.20\nCOPY --from=1ST /a /a\nCOPY --from=0 /b /b\nUSER 65532\n',
      problems: [
        {
          message: '"1st" cannot name a stage: it has to begin with a letter.',
          fixes: [
            {
              title: 'Rename to "stage-1st"',
              after:
                'FROM golang:1.22 AS stage-1st\nRUN true\nFROM stage-1st AS b\nFROM alpine:3.20\nCOPY --from=stage-1st /a /a\nCOPY --from=0 /b /b\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'characters that cannot stand in it, and no fix where the cleaned name is taken',
      text: 'FROM alpine:3.20 AS [|_a/b|]\nFROM alpine:3.20 AS [|a:b|]\nFROM alpine:3.20 AS [|é|]\nFROM alpine:3.20 AS a-b\nUSER 65532\n',
      problems: [
        { message: '"_a/b" cannot name a stage: only letters, digits, "-", "_" and "." may stand in it.' },
        { message: '"a:b" cannot name a stage: only letters, digits, "-", "_" and "." may stand in it.' },
        { message: '"é" cannot name a stage: only letters, digits, "-", "_" and "." may stand in it.' },
      ],
    },
    {
      name: 'quotes',
      text: 'FROM alpine:3.20 AS [|"base"|]\nFROM base\nUSER 65532\n',
      problems: [
        {
          message: '""base"" cannot name a stage: only letters, digits, "-", "_" and "." may stand in it.',
        },
      ],
    },
    {
      name: 'variables, and a name in front of a comment',
      text: 'ARG N=a\nFROM alpine:3.20 AS [|build-$N|]\nFROM alpine:3.20 AS [|2|] # note\nUSER 65532\n',
      problems: [
        { message: 'Variables are not replaced in the name of a stage: "build-$N" is used literally.' },
        {
          message: '"2" cannot name a stage: it has to begin with a letter.',
          fixes: [
            {
              title: 'Rename to "stage-2"',
              after: 'ARG N=a\nFROM alpine:3.20 AS build-$N\nFROM alpine:3.20 AS stage-2 # note\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'letters, digits, dashes, underscores and dots', text: 'FROM alpine:3.20 AS A1-b_c.d\nUSER 65532\n' },
    { name: 'a comment where the name is missing', text: 'FROM alpine:3.20 AS #1\nUSER 65532\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20 AS 1st\n' },
  ],
});
