import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ShownToken, shownTokens } from '../../../../../test/support/semantic-tokens.ts';
import { readDockerfile } from '../../../model/dockerfile.ts';
import { Lines } from '../../../text/lines.ts';
import type { Range } from '../../../text/range.ts';
import { difference, PER_TOKEN } from './encoded.ts';
import { semanticTokens, tokensWithin, type Wanted } from './semantic-tokens.ts';

/** The tokens of a text, read as a client does. */
const tokensOf = (text: string, wanted: Wanted = 'all', range?: Range): ShownToken[] =>
  shownTokens(
    text,
    range
      ? tokensWithin(readDockerfile(text), new Lines(text), wanted, range)
      : semanticTokens(readDockerfile(text), new Lines(text), wanted),
  );

/** Each token as `text:kind`; in any case with other line breaks as well. */
function assertTokens(text: string, expected: readonly string[], wanted: Wanted = 'all'): void {
  for (const variant of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
    assert.deepEqual(
      tokensOf(variant, wanted).map(({ text, kind }) => `${text} ${kind}`),
      expected,
    );
  }
}

test('images, stages, and what refers to them', () => {
  assertTokens('FROM --platform=linux/amd64 ghcr.io/org/app:1.2 AS build\nFROM build\nFROM scratch\nFROM Node@x', [
    'FROM keyword',
    '--platform parameter',
    '= operator',
    'linux/amd64 string',
    'ghcr.io namespace',
    'org/app type',
    '1.2 enumMember',
    'AS keyword',
    'build class.declaration',
    'FROM keyword',
    'build class',
    'FROM keyword',
    'scratch type.defaultLibrary',
    'FROM keyword',
  ]);
  assertTokens(
    'FROM a:1 AS b\nCOPY --from=0 --link x y\nRUN --mount=type=cache,from=b,target=/c ls\nCOPY --from=redis:7 x y',
    [
      ...['FROM keyword', 'a type', '1 enumMember', 'AS keyword', 'b class.declaration'],
      ...['COPY keyword', '--from parameter', '= operator', '0 class', '--link parameter'],
      ...['RUN keyword', '--mount parameter', '= operator'],
      ...['type property', '= operator', 'cache enumMember'],
      ...['from property', '= operator', 'b class'],
      ...['target property', '= operator', '/c string', 'ls function'],
      ...['COPY keyword', '--from parameter', '= operator', 'redis type', '7 enumMember'],
    ],
  );
});

test('variables, where they are set and used, with their modifiers', () => {
  assertTokens('ARG V=1\nFROM node:${V:-20}-alpine\nENV A="x $V y" B="q\\\n  r"\nLABEL "c d"=$A', [
    ...['ARG keyword', 'V variable.declaration', '= operator', '1 string'],
    ...[
      'FROM keyword',
      'node type',
      '${V variable',
      ':- operator',
      '20 enumMember',
      '} variable',
      '-alpine enumMember',
    ],
    ...['ENV keyword', 'A variable.declaration', '= operator', '"x  string', '$V variable', ' y" string'],
    ...['B variable.declaration', '= operator', '"q string', 'r" string'],
    ...['LABEL keyword', '"c d" property.declaration', '= operator', '$A variable'],
  ]);
});

test('what a shell reads, with comments between its lines', () => {
  assertTokens('FROM a\nRUN A=1 sudo apt-get "$B" \\\n  # why\n  && for f in x; do cp ${f%.c} "a\\\n  b"; done', [
    ...['FROM keyword', 'a type', 'RUN keyword', 'A variable.declaration', 'sudo function', 'apt-get function'],
    ...['" string', '$B variable', '" string', '# why comment'],
    ...['f variable.declaration', 'cp function', '${f variable', '} variable', '"a string', 'b" string'],
  ]);
  assertTokens('FROM a\nSHELL ["powershell"]\nRUN Get-Item x\nONBUILD RUN ls', [
    ...['FROM keyword', 'a type', 'SHELL keyword', '"powershell" string', 'RUN keyword'],
    ...['ONBUILD keyword', 'RUN keyword'],
  ]);
});

test('heredocs by their delimiters and variables', () => {
  assertTokens('FROM a\nCOPY <<-"X" <<Y /z\n$A\nX\n$B\nY\nRUN <<EOF\nFROM x $C\nEOF\n', [
    ...['FROM keyword', 'a type', 'COPY keyword', '<<- operator', '"X" label', '<< operator', 'Y label'],
    ...['X label', '$B variable', 'Y label'],
    ...['RUN keyword', '<< operator', 'EOF label', 'FROM function', '$C variable', 'EOF label'],
  ]);
});

test('other words', () => {
  assertTokens(
    '# syntax = x\n# plain\nFROM a\nEXPOSE 80/tcp 8000-8010 $P\nSTOPSIGNAL SIGINT\nHEALTHCHECK --interval=5s NONE\nBOGUS x\nCMD ["a", ""]',
    [
      ...['#  comment', 'syntax keyword', '  comment', '= operator', '  comment', 'x string', '# plain comment'],
      ...['FROM keyword', 'a type', 'EXPOSE keyword', '80 number', 'tcp enumMember', '8000-8010 number', '$P variable'],
      ...['STOPSIGNAL keyword', 'SIGINT enumMember', 'HEALTHCHECK keyword', '--interval parameter', '= operator'],
      ...['5s number', 'NONE keyword', 'CMD keyword', '"a" string'],
    ],
  );
});

test('where a grammar colours as well, strings and comments are left to it', () => {
  assertTokens(
    '# check=skip=all\n# x\nFROM a\nENV A="x $V"\n',
    [
      ...[
        'check keyword',
        '= operator',
        'FROM keyword',
        'a type',
        'ENV keyword',
        'A variable.declaration',
        '= operator',
        '$V variable',
      ],
    ],
    'more',
  );
});

const TEXT = 'ARG A\n# c\nFROM node:20 AS b\nRUN ls \\\n -l\n\nFROM b\nCOPY --from=b x y\n';

test('of a range only what it touches', () => {
  const start = TEXT.indexOf('-l');
  const all = tokensOf(TEXT);
  const some = tokensOf(TEXT, 'all', { start, end: TEXT.indexOf('COPY') - 2 });
  assert.deepEqual(
    some.map(({ text }) => text),
    ['RUN', 'ls', 'FROM', 'b'],
  );
  for (const token of some) assert.ok(all.some(({ start, kind }) => start === token.start && kind === token.kind));
});

test('a change of one instruction is one stretch of tokens, also where only a meaning changes', () => {
  const numbers = (text: string) => semanticTokens(readDockerfile(text), new Lines(text), 'all');
  const before = numbers(TEXT);
  assert.equal(difference(before, numbers(TEXT)), undefined);
  for (const after of [
    TEXT.replace('ls', 'ls; $X'),
    `\n${TEXT}`,
    TEXT.replace('AS b', 'AS bb'),
    '',
    TEXT.replace('ARG A\n', ''),
  ]) {
    const next = numbers(after);
    const { start, deleteCount, data } = difference(before, next)!;
    const patched = [...before];
    patched.splice(start, deleteCount, ...data);
    assert.deepEqual(patched, [...next]);
    assert.ok(start % PER_TOKEN === 0 && data.length % PER_TOKEN === 0);
  }
  assert.ok(difference(before, numbers(TEXT.replace('ls', 'cat')))!.data.length <= PER_TOKEN);
});

const ODD = [
  '',
  '\ufeff# escape=`\r\n#x\r\nFROM 👍a:1@sha256:0 AS b`\r\n  # c\r\nRUN a `\r\n  b 👍 "c\r\n',
  'ONBUILD ONBUILD RUN x\nFROM a\nONBUILD COPY --from=0 <<X <<"Y Z" /x\n$A\nX\n',
  'FROM\nFROM $\nFROM ${\nENV A="${B:-"c\nENV =\nLABEL a b\nRUN --mount=type=,from=,\rx\rRUN $(a `b "$(c)"` ${d',
  'FROM a\nRUN --mount="type=bind,\\\n source=x" ls ; \\\n\n\n \\\n',
  '  \\\n # c\n FROM a \\\n AS \\\n b',
];

test('any text: tokens in order, in their lines, as from scratch', () => {
  for (const text of ODD) {
    tokensOf(text, 'more');
    const all = tokensOf(text);
    for (let end = 0; end < text.length; end++) tokensOf(text.slice(0, end));
    assert.deepEqual(tokensOf(text), all);
  }
});
