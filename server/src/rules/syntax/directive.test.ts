import { testRule } from '../../../../test/support/rule-test.ts';
import { directive } from './directive.ts';

testRule(directive, {
  reports: [
    {
      name: 'repeated ones, and deletes them',
      text: '# syntax=docker/dockerfile:1\n # escape=`\n[|#ESCAPE = \\|]\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        {
          message: 'There is a directive "escape" already, and it may be given once only.',
          fixes: [
            {
              title: 'Delete it',
              after: '# syntax=docker/dockerfile:1\n # escape=`\nFROM alpine:3.20\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'another escape character',
      text: '# escape=[|^|]\nFROM alpine:3.20\n',
      problems: [{ message: 'The escape character is "\\" or "`", not "^".' }],
    },
    {
      name: 'options of check that it does not have, all of them',
      text: '# check=[|skipp|]=A;[|all|];error=[|yes|]\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        {
          message: 'The check directive has no option "skipp": it takes skip, error and experimental.',
          fixes: [
            {
              title: 'Use "skip"',
              after: '# check=skip=A;all;error=yes\nFROM alpine:3.20\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        { message: '"all" is no option of check: it takes skip=…, error=… and experimental=….' },
        { message: '"error" takes true or false, not "yes".' },
      ],
    },
    {
      name: 'a blank between options',
      text: '# check=skip=A[|;|] error=true\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        {
          message: 'A blank ends the options of check: what follows this ";" is not read, and the builder stops.',
          fixes: [
            {
              title: 'Delete the blank',
              after: '# check=skip=A;error=true\nFROM alpine:3.20\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a semicolon at the end',
      text: '# check=skip=A[|;|]\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        {
          message: 'An option is missing beside this ";".',
          fixes: [
            {
              title: 'Delete the semicolon',
              after: '# check=skip=A\nFROM alpine:3.20\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one behind a comment, an empty line or an instruction, and moves it to the others',
      text: '#!/usr/bin/env dockerfile\n# syntax=docker/dockerfile:1\n# Copyright\n\n[|# check=error=true|]\nFROM alpine:3.20\n[|# syntax=docker/dockerfile:1.4|]\nUSER 65532\n',
      problems: [
        {
          message: 'The directive "check" has no effect here: it has to stand in the first lines of the file.',
          severity: 'warning',
          fixes: [
            {
              title: 'Move it to the top',
              after:
                '#!/usr/bin/env dockerfile\n# syntax=docker/dockerfile:1\n# check=error=true\n# Copyright\n\nFROM alpine:3.20\n# syntax=docker/dockerfile:1.4\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'The directive "syntax" has no effect here: it has to stand in the first lines of the file.',
          severity: 'warning',
          fixes: [
            {
              title: 'Delete it',
              after:
                '#!/usr/bin/env dockerfile\n# syntax=docker/dockerfile:1\n# Copyright\n\n# check=error=true\nFROM alpine:3.20\nUSER 65532\n',
            },
          ],
        },
      ],
    },
    {
      name: 'the escape character behind a comment, where nothing is at the top',
      text: '# Copyright\n[|# escape=`|]\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        {
          message: 'The directive "escape" has no effect here: it has to stand in the first lines of the file.',
          severity: 'warning',
          fixes: [
            {
              title: 'Move it to the top',
              after: '# escape=`\n# Copyright\nFROM alpine:3.20\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the escape character where lines go on by the other one, which stays',
      text: '# Copyright\n[|# escape=`|]\nFROM alpine:3.20\nRUN true && \\\n  true\nUSER 65532\n',
      problems: [
        {
          message: 'The directive "escape" has no effect here: it has to stand in the first lines of the file.',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'a slip in the name, and not those below that would count without it',
      text: '# [|sytnax|]=docker/dockerfile:1\n# escape=`\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        {
          message: '"sytnax" is not a parser directive, so this is just a comment.',
          severity: 'warning',
          fixes: [
            {
              title: 'Use "syntax"',
              after: '# syntax=docker/dockerfile:1\n# escape=`\nFROM alpine:3.20\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'directives at the top',
      text: '# SYNTAX = docker/dockerfile:1\n# escape=`\n# check=skip=A,B;error=true;experimental=all\nFROM alpine:3.20\n',
    },
    { name: 'an empty check', text: '# check= \nFROM alpine:3.20\n' },
    {
      name: 'a check above an instruction',
      text: 'FROM alpine:3.20\n# check=skip=A\n# check=experimental=B\nUSER 1\n',
    },
    { name: 'what a blank keeps apart', text: '# check=skip=A all;what\nFROM alpine:3.20\n' },
    {
      name: 'escape and repetitions below #!, which are not looked at',
      text: '#!/x\n# escape=^\n# syntax=docker/dockerfile:1\n# syntax=docker/dockerfile:1\nFROM alpine:3.20\n',
    },
    { name: 'a check that is indented, which is not looked at', text: ' # check=what=1\nFROM alpine:3.20\n' },
    {
      name: 'other comments',
      text: '# version=1\n# escape = the backslash\n# syntax=see below\nFROM alpine:3.20\n# note=1\n# checks=1\n',
    },
    {
      name: 'another frontend',
      text: '# syntax=example.com/frontend\n# syntax=example.com/frontend\n# check=x\nFROM alpine:3.20\n',
    },
  ],
});
