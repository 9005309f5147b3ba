import { unmark } from '../../../../test/support/fixture.ts';
import { testRule } from '../../../../test/support/rule-test.ts';
import { undefinedVariable } from './undefined.ts';

testRule(undefinedVariable, {
  reports: [
    {
      name: 'a name that nothing sets, on an image whose variables are known',
      text: 'FROM scratch\n# copies\nCOPY app [|$DIR|]/\nWORKDIR ${DIR:-/x}\n',
      problems: [
        {
          message: '"DIR" is not defined, and so is empty.',
          fixes: [
            {
              title: 'Add "ARG DIR"',
              after: 'FROM scratch\nARG DIR\n# copies\nCOPY app $DIR/\nWORKDIR ${DIR:-/x}\n',
            },
          ],
        },
      ],
    },
    {
      name: 'nearly the name of a variable, used twice',
      text: 'FROM ghcr.io/acme/base:1\nENV VERSION=1\nENV URL=/v[|${VERSOIN}|]/app-$VERSOIN-${VERSOIN:-2}.zip\n',
      problems: [
        {
          message: '"VERSOIN" is not defined.',
          fixes: [
            {
              title: 'Use "VERSION"',
              after: 'FROM ghcr.io/acme/base:1\nENV VERSION=1\nENV URL=/v${VERSION}/app-$VERSION-${VERSOIN:-2}.zip\n',
              preferred: true,
            },
            {
              title: 'Add "ARG VERSOIN"',
              after:
                'FROM ghcr.io/acme/base:1\nENV VERSION=1\nARG VERSOIN\nENV URL=/v${VERSOIN}/app-$VERSOIN-${VERSOIN:-2}.zip\n',
            },
          ],
        },
      ],
    },
    {
      name: 'nearly the name of a variable, on any image; over a continuation as well',
      text: 'FROM ghcr.io/acme/base:1\nARG PREFIX=/opt\nENV A=1 \\\n    B="[|${PERFIX}|]/b"\n',
      problems: [
        {
          message: '"PERFIX" is not defined.',
          fixes: [
            {
              title: 'Use "PREFIX"',
              after: 'FROM ghcr.io/acme/base:1\nARG PREFIX=/opt\nENV A=1 \\\n    B="${PREFIX}/b"\n',
              preferred: true,
            },
            {
              title: 'Add "ARG PERFIX"',
              after: 'FROM ghcr.io/acme/base:1\nARG PREFIX=/opt\nARG PERFIX\nENV A=1 \\\n    B="${PERFIX}/b"\n',
            },
          ],
        },
      ],
    },
    {
      name: 'what is set further down only',
      text: 'FROM ghcr.io/acme/base:1\nWORKDIR [|$APP|]\nARG APP\n',
      problems: [
        {
          message: '"APP" is set further down only, and is empty here.',
          fixes: [{ title: 'Add "ARG APP"', after: 'FROM ghcr.io/acme/base:1\nARG APP\nWORKDIR $APP\nARG APP\n' }],
        },
      ],
    },
    {
      name: 'what is set further to the right of the same ARG',
      text: 'FROM ghcr.io/acme/base:1\nARG A=[|$B|] B=1\n',
      problems: [{ message: '"B" is set further down only, and is empty here.' }],
    },
    {
      name: 'an ENV further down',
      text: 'FROM alpine:3.20\nWORKDIR [|$APP|]\nENV APP=/app\n',
      problems: [{ message: '"APP" is set further down only, and is empty here.' }],
    },
    {
      name: 'every instruction in which the builder replaces variables, each name once',
      text: 'FROM alpine:3.20\nADD --chown=[|$A|] $A [|${B}|] /x/\nCOPY --chmod=[|$C|] ["[|$D|]", "/x/"]\nLABEL l=[|$E|]\nEXPOSE [|$F|]\nVOLUME ["/[|$G|]"]\nUSER [|$H|]\nSTOPSIGNAL SIGTERM[|$J|]\nRUN --mount=type=cache,target=/c/[|$K|] ls $K $L\nARG M=x[|$N|]\n',
      problems: [...'ABCDEFGHJKN'].map((name) => ({
        message: `"${name}" is not defined, and so is empty.`,
        fixes: [
          {
            title: `Add "ARG ${name}"`,
            after:
              'FROM alpine:3.20\nADD --chown=$A $A ${B} /x/\nCOPY --chmod=$C ["$D", "/x/"]\nLABEL l=$E\nEXPOSE $F\nVOLUME ["/$G"]\nUSER $H\nSTOPSIGNAL SIGTERM$J\nRUN --mount=type=cache,target=/c/$K ls $K $L\nARG M=x$N\n'.replace(
                new RegExp(`^.*\\$\\{?${name}`, 'm'),
                (line) => `ARG ${name}\n${line}`,
              ),
          },
        ],
      })),
    },
    ...[
      'VOLUME [|$DIR|]',
      'VOLUME ["/x", "[|${DIR}|]"]',
      'STOPSIGNAL [|$DIR|]',
      'RUN --mount=type=cache,target=[|$DIR|] make',
      'RUN --mount=type=cache,uid=[|${DIR}|],target=/x make',
    ].map((line) => emptied(line, 'error', false)),
    emptied('VOLUME [|$DIR|]\nFROM alpine:3.20\nRUN make', 'warning', false),
    ...[
      'VOLUME /x[|$DIR|]',
      'WORKDIR [|$DIR|]',
      'RUN --mount=type=cache,target=/x,id=[|$DIR|] make',
      'WORKDIR /x\nRUN --mount=type=cache,target=[|$DIR|] make',
    ].map((line) => emptied(line, 'warning', true)),
    {
      name: 'a heredoc, less loudly, and quotes its delimiter',
      text: 'FROM ghcr.io/acme/base:1\nCOPY <<EOF /run.sh\necho "[|$1|]" $1 \\$HOME $(date)\nEOF\nCOPY <<-END /a\n\t[|$@|]\n\tEND\n',
      problems: [
        { message: '"1" is not defined, and so is empty.', severity: 'hint' },
        {
          message: '"@" is not defined, and so is empty.',
          severity: 'hint',
          fixes: [
            {
              title: 'Quote the delimiter, so that nothing is replaced',
              after:
                'FROM ghcr.io/acme/base:1\nCOPY <<EOF /run.sh\necho "$1" $1 \\$HOME $(date)\nEOF\nCOPY <<-"END" /a\n\t$@\n\tEND\n',
            },
          ],
        },
      ],
    },
    {
      name: 'what makes the builder stop with words of its own, or with some that nobody knows',
      text: 'FROM scratch\nENV A=[|${B?}|] C="[|${D:?say $A}|]"\n',
      problems: [
        {
          message: '"B" is not defined, and so the build stops with "B: is not allowed to be unset".',
          severity: 'error',
          fixes: [{ title: 'Add "ARG B"', after: 'FROM scratch\nARG B\nENV A=${B?} C="${D:?say $A}"\n' }],
        },
        {
          message: '"D" is not defined, and so the build stops.',
          severity: 'error',
          fixes: [{ title: 'Add "ARG D"', after: 'FROM scratch\nARG D\nENV A=${B?} C="${D:?say $A}"\n' }],
        },
      ],
    },
    {
      name: 'what makes the builder stop',
      text: 'FROM scratch\nENV A=[|${B:?needed}|]\n',
      problems: [
        {
          message: '"B" is not defined, and so the build stops with "B: needed".',
          severity: 'error',
          fixes: [{ title: 'Add "ARG B"', after: 'FROM scratch\nARG B\nENV A=${B:?needed}\n' }],
        },
      ],
    },
    {
      name: 'a name that is part of its own value, and no list',
      text: 'FROM debian:12\nENV DIR=/x/[|$DIR|]/y\n',
      problems: [
        {
          message: '"DIR" is not defined, and so is empty.',
          fixes: [{ title: 'Add "ARG DIR"', after: 'FROM debian:12\nARG DIR\nENV DIR=/x/$DIR/y\n' }],
        },
      ],
    },
    {
      name: 'a name handed on to itself',
      text: 'FROM debian:12\nARG A=[|$A|]\nENV B=[|$B|]\nENV TOKEN="[|${TOKEN}|]"\n',
      problems: [
        {
          message: '"A" is not defined, and so is empty.',
          fixes: [
            {
              title: 'Write "ARG A"',
              after: 'FROM debian:12\nARG A\nENV B=$B\nENV TOKEN="${TOKEN}"\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"B" is not defined, and so is empty.',
          fixes: [{ title: 'Add "ARG B"', after: 'FROM debian:12\nARG A=$A\nARG B\nENV B=$B\nENV TOKEN="${TOKEN}"\n' }],
        },
        { message: '"TOKEN" is not defined, and so is empty.' },
      ],
    },
  ],
  quiet: [
    { name: 'a base image that nobody knows', text: 'FROM ghcr.io/acme/base:1\nCOPY app $DIR/\nWORKDIR $HOME\n' },
    { name: 'what the image sets', text: 'FROM php:8.3\nENV X=$PHP_INI_DIR\nWORKDIR $PHPIZE_DEPS\n' },
    { name: 'PATH and proxies', text: 'FROM scratch\nENV PATH=/x:$PATH P=$http_proxy\n' },
    { name: 'fallbacks', text: 'FROM scratch\nENV A=${B:-1} C=${D-1} E=${F:+1} G=${H+1}\n' },
    {
      name: 'what is added to a list',
      text: 'FROM alpine:3.20\nENV LD_LIBRARY_PATH=/x:$LD_LIBRARY_PATH CFLAGS="${CFLAGS} -O2"\n',
    },
    { name: 'commands', text: 'FROM scratch\nRUN a $B\nCMD a $B\nENTRYPOINT ["a", "$B"]\nHEALTHCHECK CMD a $B\n' },
    { name: 'quotes and escapes', text: "FROM scratch\nENV A='$B' C=\\$D\n" },
    { name: 'a quoted heredoc', text: 'FROM scratch\nCOPY <<"EOF" /x\n$A\nEOF\n' },
    { name: 'what a stage above sets', text: 'FROM scratch AS a\nARG A=1\nENV B=2\nFROM a\nENV C=$A$B\n' },
    {
      name: 'what a trigger sets',
      text: 'FROM scratch AS a\nONBUILD ARG V=1\nFROM a AS b\nLABEL v=$V\nFROM b\nUSER $V\n',
    },
    { name: 'a trigger', text: 'FROM scratch\nONBUILD ENV A=$B\n' },
    { name: 'names before it in the same ARG', text: 'FROM scratch\nARG A=1 B=$A\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM scratch\nENV A=$B\n' },
    {
      name: 'a base chosen by an argument, among stages that set it',
      text: 'ARG KIND\nFROM scratch AS base-a\nENV A=1\nFROM base-$KIND\nENV B=$A\n',
    },
    { name: 'user and group', text: 'FROM ghcr.io/acme/base:1\nARG NB_GID=1\nUSER $NB_UID:$NB_GID\n' },
    { name: 'Windows', text: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nENV A=$ProgramFiles\n' },
  ],
});

/** A word without its variable, at which the builder stops or not; an ARG without a value mends it or not. */
function emptied(line: string, severity: 'error' | 'warning', mended: boolean) {
  const text = `FROM alpine:3.20\n${line}\n`;
  const after = unmark(text).text.replace(/^.*\$/m, (used) => `ARG DIR\n${used}`);
  return {
    name: `without a value, as ${severity}: ${line}`,
    text,
    problems: [
      {
        message: '"DIR" is not defined, and so is empty.',
        severity,
        fixes: mended ? [{ title: 'Add "ARG DIR"', after }] : [],
      },
    ],
  };
}
