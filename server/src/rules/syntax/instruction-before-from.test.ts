import { testRule } from '../../../../test/support/rule-test.ts';
import { instructionBeforeFrom } from './instruction-before-from.ts';

testRule(instructionBeforeFrom, {
  reports: [
    {
      name: 'each instruction, and moves it with its comment and with those that follow',
      text: '# syntax=docker/dockerfile:1\n# where\n[|WORKDIR|] /app\nARG TAG=3.20\n[|COPY|] a b\nFROM alpine:$TAG\nUSER 65532\n',
      problems: [
        {
          message: 'WORKDIR cannot stand above the first FROM.',
          fixes: [
            {
              title: 'Move it and those that follow below FROM',
              after:
                '# syntax=docker/dockerfile:1\nARG TAG=3.20\nFROM alpine:$TAG\n# where\nWORKDIR /app\nCOPY a b\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'COPY cannot stand above the first FROM.',
          fixes: [
            {
              title: 'Move it below FROM',
              after:
                '# syntax=docker/dockerfile:1\n# where\nWORKDIR /app\nARG TAG=3.20\nFROM alpine:$TAG\nCOPY a b\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'ENV of which a FROM takes a value, and makes an ARG of it',
      text: '[|LABEL|] a=b\n[|ENV|] TAG=3.20\nFROM alpine:$TAG\nUSER 65532\n',
      problems: [
        { message: 'LABEL cannot stand above the first FROM.' },
        {
          message: 'ENV cannot stand above the first FROM.',
          fixes: [
            {
              title: 'Change ENV to ARG',
              after: 'LABEL a=b\nARG TAG=3.20\nFROM alpine:$TAG\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'ENV in the old form',
      text: '[|ENV|] TAG 3.20\nFROM alpine:$TAG\nUSER 65532\n',
      problems: [{ message: 'ENV cannot stand above the first FROM.' }],
    },
    {
      name: 'what stands above a misspelt FROM',
      text: '[|RUN|] true\nFRM alpine:3.20\nRUN true\n',
      problems: [{ message: 'RUN cannot stand above the first FROM.' }],
    },
    {
      name: 'a heredoc, and moves it whole',
      text: '[|RUN|] <<EOF\ntrue\nEOF\nFROM alpine:3.20\nUSER 65532',
      problems: [
        {
          message: 'RUN cannot stand above the first FROM.',
          fixes: [
            {
              title: 'Move it below FROM',
              after: 'FROM alpine:3.20\nRUN <<EOF\ntrue\nEOF\nUSER 65532',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one that takes from the very stage it would stand in',
      text: '[|COPY|] --from=One a /a\n[|RUN|] --mount=from=0,target=/x true\nFROM alpine:3.20 AS one\nUSER 65532\n',
      problems: [
        { message: 'COPY cannot stand above the first FROM.' },
        { message: 'RUN cannot stand above the first FROM.' },
      ],
    },
    {
      name: 'one that lacks something wherever it stands',
      text: '[|ENV|] PATH\nFROM alpine:3.20\nUSER 65532\n',
      problems: [{ message: 'ENV cannot stand above the first FROM.' }],
    },
    {
      name: 'one above a comment that would be a directive without it',
      text: '[|WORKDIR|] /app\n# escape=`\nFROM alpine:3.20\nUSER 65532\n',
      problems: [{ message: 'WORKDIR cannot stand above the first FROM.' }],
    },
  ],
  quiet: [
    { name: 'ARG, comments and directives', text: '# escape=`\nARG A=1\n# x\nFROM alpine:3.20\n' },
    { name: 'a file without FROM', text: 'RUN true\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nRUN true\nFROM alpine:3.20\n' },
    { name: 'a file for the C preprocessor', text: '#include "base.in"\nRUN true\nFROM alpine:3.20\n' },
  ],
});
