import { testRule } from '../../../../test/support/rule-test.ts';
import { unknownInstruction } from './unknown-instruction.ts';

const missing = (word: string) => ({ message: `There is no instruction "${word}".` });

testRule(unknownInstruction, {
  reports: [
    {
      name: 'every slip of the hand, and corrects it',
      text: 'FROM alpine:3.20\n[|COPPY|] a /a\n[|Dockerfile|] b\nRUN true\nUSER 65532\n',
      problems: [
        {
          ...missing('COPPY'),
          fixes: [
            {
              title: 'Use COPY',
              after: 'FROM alpine:3.20\nCOPY a /a\nDockerfile b\nRUN true\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        missing('Dockerfile'),
      ],
    },
    {
      name: 'a program, which is no slip',
      text: 'FROM alpine:3.20\nRUN true\n[|chmod|] -R g=u /app\nUSER 65532\n',
      problems: [missing('chmod')],
    },
    {
      name: 'a word that is nearly two instructions',
      text: 'FROM alpine:3.20\n[|ARD|] A=1.tar /a\nUSER 65532\n',
      problems: [
        {
          ...missing('ARD'),
          fixes: [
            { title: 'Use ADD', after: 'FROM alpine:3.20\nADD A=1.tar /a\nUSER 65532\n' },
            { title: 'Use ARG', after: 'FROM alpine:3.20\nARG A=1.tar /a\nUSER 65532\n' },
          ],
        },
      ],
    },
    {
      name: 'lines that were meant to go on, and the missing continuation with the escape character of the file',
      text: '# escape=`\nFROM alpine:3.20\nRUN true && \n  # second\n  [|echo|] hi `\n  there\n  [||||] true\nUSER 65532\n',
      problems: [
        {
          message: '"echo" is read as an instruction: the line above does not end in "`".',
          fixes: [
            {
              title: 'Add the missing "`"',
              after:
                '# escape=`\nFROM alpine:3.20\nRUN true && ` \n  # second\n  echo hi `\n  there\n  || true\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"||" is read as an instruction: the line above does not end in "`".',
          fixes: [
            {
              title: 'Add the missing "`"',
              after:
                '# escape=`\nFROM alpine:3.20\nRUN true && \n  # second\n  echo hi `\n  there `\n  || true\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'lines that cannot go on from the one above, or not with a continuation alone',
      text: 'FROM alpine:3.20\n[|&&|] true\nRUN ["true"]\n[|&&|] true\nUSER 65532\n',
      problems: [missing('&&'), { message: '"&&" is read as an instruction: the line above does not end in "\\".' }],
    },
    {
      name: 'the body of a heredoc where there can be none, once',
      text: 'FROM alpine:3.20\nUSER 65532\nCMD cat <<EOF\n[|hello|] you\nthere\nEOF\n[|more|]\n',
      problems: [{ message: '"hello" is read as an instruction: CMD takes no heredoc.' }, missing('more')],
    },
    {
      name: 'a trigger, at which the builder stops no sooner than it runs',
      text: 'FROM alpine:3.20 AS a\nONBUILD [|test|] x\nFROM alpine:3.20 AS b\nONBUILD [|test|] x\nFROM b\nUSER 65532\n',
      problems: [
        { ...missing('test'), severity: 'warning' },
        { ...missing('test'), severity: 'error' },
      ],
    },
    {
      name: 'what another frontend may know, as a hint',
      text: '# syntax=example.com/frontend\nFROM alpine:3.20\n[|INCLUDE+|] other\nONBUILD [|include+|] other\n',
      problems: [
        { ...missing('INCLUDE+'), severity: 'hint' },
        { ...missing('include+'), severity: 'hint' },
      ],
    },
    {
      name: 'a blank behind the keyword that is no plain one, and puts one in its place',
      text: 'FROM alpine:3.20\n[|user\u00a065532|]\n',
      problems: [
        {
          message: 'The blank behind USER is no plain space, so that the keyword has no end.',
          fixes: [{ title: 'Use a space', after: 'FROM alpine:3.20\nuser 65532\n', preferred: true }],
        },
      ],
    },
    {
      name: 'a continuation of nothing',
      text: 'FROM alpine:3.20\n[|\\|]\n',
      problems: [{ message: 'There is nothing before this "\\", nor after it.' }],
    },
    {
      name: 'what is nearly ONBUILD, in front of an instruction and elsewhere',
      text: 'FROM alpine:3.20\n[|ONBUILDS|] true\n[|ONBUIL|] run true\nRUN true\nUSER 65532\nRUN true\n',
      problems: [
        missing('ONBUILDS'),
        {
          ...missing('ONBUIL'),
          fixes: [
            {
              title: 'Use ONBUILD',
              after: 'FROM alpine:3.20\nONBUILDS true\nONBUILD run true\nRUN true\nUSER 65532\nRUN true\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an option of a program, which is no slip',
      text: 'FROM alpine:3.20\nRUN true\n[|--shell|] ["/bin/sh"]\nUSER 65532\n',
      problems: [missing('--shell')],
    },
    {
      name: 'what the builder would refuse with the keyword that is near',
      text: 'FROM alpine:3.20\n[|ARGS|]\n[|COPPY|] a\n[|SHEL|] /bin/bash -c\n[|ONBUIL|] FROM a\nONBUILD [|fromm|] a\n[|FROMM|]\n[|FROMM|] Alpine\n[|copy\u00a0a|]\nUSER 65532\n',
      problems: [
        missing('ARGS'),
        missing('COPPY'),
        missing('SHEL'),
        missing('ONBUIL'),
        { ...missing('fromm'), severity: 'warning' },
        missing('FROMM'),
        missing('FROMM'),
        { message: 'The blank behind COPY is no plain space, so that the keyword has no end.' },
      ],
    },
    {
      name: 'a FROM whose base is in quotes, or comes from a variable',
      text: 'ARG BASE=alpine:3.20\n[|FROMM|] $BASE\nFROM alpine:3.20 AS b\n[|FROMM|] "b"\nUSER 65532\n',
      problems: [
        {
          ...missing('FROMM'),
          fixes: [
            {
              title: 'Use FROM',
              after: 'ARG BASE=alpine:3.20\nFROM $BASE\nFROM alpine:3.20 AS b\nFROMM "b"\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          ...missing('FROMM'),
          fixes: [
            {
              title: 'Use FROM',
              after: 'ARG BASE=alpine:3.20\nFROMM $BASE\nFROM alpine:3.20 AS b\nFROM "b"\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a continuation of the file’s own inside the instruction',
      text: '# escape=`\nFROM alpine:3.20\n[|COPPY|] a `\n  /a\nUSER 65532\n',
      problems: [
        {
          ...missing('COPPY'),
          fixes: [
            {
              title: 'Use COPY',
              after: '# escape=`\nFROM alpine:3.20\nCOPY a `\n  /a\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'instructions in any case', text: 'FROM alpine:3.20\nMaintainer me\nonbuild Run x\n' },
    { name: 'continued lines and heredocs', text: 'FROM alpine:3.20\nRUN a && \\\n  b\nRUN <<EOF\nc\nEOF\n' },
    { name: 'a file for the C preprocessor', text: '#include "base.in"\nINSTALL(curl)\nUSER 65532\n' },
    { name: "Docker's frontend from a mirror", text: '# syntax=mirror.gcr.io/docker/dockerfile:1\nFROM alpine:3.20\n' },
  ],
});
