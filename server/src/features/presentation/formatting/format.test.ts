import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../../model/dockerfile.ts';
import { applyEdits } from '../../../text/edit.ts';
import { formatEdits } from './format.ts';
import { onTypeEdits } from './on-type.ts';
import type { FormatStyle } from './style.ts';

const STYLE: FormatStyle = { tabSize: 4, insertSpaces: true, keywords: 'consistent' };

const format = (text: string, style: Partial<FormatStyle> = {}, range?: { start: number; end: number }) =>
  applyEdits(text, formatEdits(readDockerfile(text), { ...STYLE, ...style }, range));

/** Formats a text, also with other line breaks, and does so twice. */
function assertFormat(before: string, after: string, style: Partial<FormatStyle> = {}): void {
  for (const vary of [
    (text: string) => text,
    (text: string) => text.replaceAll('\n', '\r\n'),
    (text: string) => `\ufeff${text}`,
  ]) {
    assert.equal(format(vary(before), style), vary(after));
    assert.equal(format(vary(after), style), vary(after), 'the second time');
  }
}
const assertKept = (text: string, style: Partial<FormatStyle> = {}) => assertFormat(text, text, style);

test('keywords are written as most of the file has them, or as it is set', () => {
  assertFormat('from a as b\nRUN x\nUSER y\n', 'FROM a AS b\nRUN x\nUSER y\n');
  assertFormat('from a AS b\nrun x\nUSER y\n', 'from a as b\nrun x\nuser y\n');
  assertFormat('from a as b\nRUN x\n', 'FROM a AS b\nRUN x\n', { keywords: 'upper' });
  assertFormat('FROM a\nonbuild RUN x\n', 'from a\nonbuild RUN x\n', { keywords: 'lower' });
  assertKept('from a As b\nRUN x\nBOGUS\n', { keywords: 'keep' });
});

test('one blank between keyword, flags and arguments, but not in what a shell reads', () => {
  assertFormat('FROM   --platform=x \t a:1\tAS   b\n', 'FROM --platform=x a:1 AS b\n');
  assertFormat(
    'FROM a\nRUN  --mount=type=cache,target=/x   echo  "a  b"  c\n',
    'FROM a\nRUN --mount=type=cache,target=/x echo  "a  b"  c\n',
  );
  assertFormat('FROM a\nENV  A=1   B="x  y"\nENV C   d  e\n', 'FROM a\nENV A=1 B="x  y"\nENV C d  e\n');
  assertFormat(
    'FROM a\nCMD   [ "a",  "b" ]\nWORKDIR   /a  b\nHEALTHCHECK   CMD   a  b\n',
    'FROM a\nCMD [ "a",  "b" ]\nWORKDIR /a  b\nHEALTHCHECK CMD a  b\n',
  );
  assertFormat('FROM a\nEXPOSE  80   90\nONBUILD  COPY  a  b\n', 'FROM a\nEXPOSE 80 90\nONBUILD COPY  a  b\n');
});

test('columns of successive lines stay below each other', () => {
  assertFormat('FROM a\nCOPY a      /b\nCOPY ccc    /d\n', 'FROM a\nCOPY a   /b\nCOPY ccc /d\n');
  assertFormat(
    'FROM a\nCOPY --link a      /b\nCOPY --link ccc   /d\n',
    'FROM a\nCOPY --link a /b\nCOPY --link ccc /d\n',
  );
  assertFormat('FROM a\nCOPY a   /b\n\nCOPY ccc /d\n', 'FROM a\nCOPY a /b\n\nCOPY ccc /d\n');
});

test('blanks at the ends of lines go, except in heredocs and comments', () => {
  assertFormat(
    'FROM a \nRUN x \\  \n  # c  \n  y\t \nRUN <<E \nz  \nE\n# d  \n',
    'FROM a\nRUN x \\\n    # c  \n    y\nRUN <<E\nz  \nE\n# d  \n',
  );
  assertKept('FROM a \n', { trimTrailingWhitespace: false });
});

test('continued lines begin at a stop, and what is further in stays so', () => {
  assertFormat(
    'FROM a\nRUN if a; then \\\n  b; \\\n    c \\\n  fi\n',
    'FROM a\nRUN if a; then \\\n    b; \\\n      c \\\n    fi\n',
  );
  assertFormat('FROM a\nRUN a && \\\nb && \\\n  c\n', 'FROM a\nRUN a && \\\n    b && \\\n      c\n');
  assertFormat('FROM a\nRUN a \\\n    b\n', 'FROM a\nRUN a \\\n\tb\n', { insertSpaces: false });
  assertFormat('FROM a\nRUN a \\\n\t b\n', 'FROM a\nRUN a \\\n  b\n', { tabSize: 2 });
  assertKept('FROM a\nRUN apt-get install \\\n        curl \\\n        git\n');
  assertKept('FROM a\nLABEL a=1 \\\n      b=2\n');
  assertFormat('FROM a\nLABEL   a=1 \\\n        b=2\n', 'FROM a\nLABEL a=1 \\\n      b=2\n');
});

test('comments between continued lines move with them, or stay at the margin', () => {
  assertFormat('FROM a\nRUN a \\\n# b\n  # c\n    # d\n  e\n', 'FROM a\nRUN a \\\n# b\n    # c\n      # d\n    e\n');
  assertFormat(
    'FROM a\nRUN \\\n  --mount=target=/x \\\n<<E\nx\nE\n',
    'FROM a\nRUN \\\n    --mount=target=/x \\\n<<E\nx\nE\n',
  );
  assertFormat('FROM a\nENV A=1 \\\n # b\n  C=2\n', 'FROM a\nENV A=1 \\\n    # b\n    C=2\n');
});

test('lines within a word, quotes or a list that ends at the margin stay where they are', () => {
  assertKept('FROM a\nRUN echo "a \\\n  b" \\\n    c\n');
  assertKept("FROM a\nRUN awk '{ \\\n  x \\\n}'\n");
  assertKept('FROM a\nRUN ec\\\nho\nENV A=b\\\nc\nENV D e \\\n  f\nWORKDIR /a \\\n  b\n');
  assertKept('FROM a\nRUN a\\ \\\nb\n');
  assertKept('FROM a\nVOLUME [ \\\n    "/a" \\\n]\n');
  assertKept('# escape=`\nFROM mcr.microsoft.com/windows/nanoserver\nRUN a; `\n  b\n');
  assertKept('FROM a\nONBUILD RUN  a \\\n  b\n');
});

test('instructions and comments begin at the margin, where that means nothing', () => {
  assertFormat(
    '  # a\n  FROM a\n\t# b\n  # check=skip=all\n  RUN x\n',
    '# a\nFROM a\n# b\n  # check=skip=all\nRUN x\n',
  );
  assertKept(' # escape=`\nFROM a\n');
});

test('at most two empty lines, and the end as it is set', () => {
  assertFormat('FROM a\n\n\n  \n\nRUN x\n\n \nRUN <<E\n\n\n\nE\n', 'FROM a\n\n\nRUN x\n\n\nRUN <<E\n\n\n\nE\n');
  assertFormat('FROM a\n\n\n', 'FROM a\n', { trimFinalNewlines: true });
  assertFormat('FROM a\nRUN x  ', 'FROM a\nRUN x\n', { insertFinalNewline: true });
  assertKept('\n\n# escape=`\nFROM a\n\n');
  assertKept('', { insertFinalNewline: true });
  assertKept('FROM a\nRUN <<E\nx', { insertFinalNewline: true, trimFinalNewlines: true });
  assertKept('FROM a\nRUN <<E\nx\n\n\n\n', { trimFinalNewlines: true });
  assertKept('FROM a\nRUN x \\', { insertFinalNewline: true });
  assertKept('FROM a\nRUN x \\\n\n\n\n', { trimFinalNewlines: true });
});

test('of a range only its lines', () => {
  const text = 'from   a\nRUN   x\nRUN   y\n';
  const start = text.indexOf('x');
  assert.equal(format(text, {}, { start, end: start }), 'from   a\nRUN x\nRUN   y\n');
});

/** Types a line break at the cursor; `blanks` is what the editor puts in front of the new line. */
function typed(before: string, blanks: string, after = ''): string {
  const text = `${before}\n${blanks}${after}`;
  return applyEdits(text, onTypeEdits(readDockerfile(text), before.length + 1 + blanks.length, STYLE));
}

test('a new line of an instruction begins as the line above, the first one at the first stop', () => {
  assert.equal(typed('FROM a\nRUN x \\', ''), 'FROM a\nRUN x \\\n    ');
  assert.equal(typed('FROM a\nRUN x \\', '', '\nUSER y\n'), 'FROM a\nRUN x \\\n    \nUSER y\n');
  assert.equal(typed('FROM a\nRUN x \\\n  y \\', ''), 'FROM a\nRUN x \\\n  y \\\n  ');
  assert.equal(typed('FROM a\r\nRUN x \\\r\n  # c', ''), 'FROM a\r\nRUN x \\\r\n  # c\n  ');
  assert.equal(typed('FROM a\nRUN x \\\n  y', '  ', '\nRUN z\n'), 'FROM a\nRUN x \\\n  y\n\nRUN z\n');
  assert.equal(typed('FROM a\nRUN <<E\n  y\nE', '  '), 'FROM a\nRUN <<E\n  y\nE\n');
});

test('nothing in heredocs, in quotes, behind comments, and in front of a text', () => {
  for (const [before, blanks, after] of [
    ['FROM a\nRUN <<E', '  ', 'x\nE\n'],
    ['FROM a\nRUN <<E', '  ', '\nE\n'],
    ['FROM a\nRUN <<E\n x', '  ', '\nE\n'],
    ['FROM a\nRUN <<E\n x', '  ', ''],
    ['FROM a\nRUN echo "x \\', '  ', ''],
    ['FROM a\n# c', '  ', ''],
    ['FROM a\n', '  ', ''],
    ['FROM a\nRUN x \\', '', 'y\n'],
    ['', '  ', ''],
    ['# escape=`', '  ', ''],
  ] as const) {
    assert.equal(typed(before, blanks, after), `${before}\n${blanks}${after}`);
  }
});

const ODD = [
  '  \\\n # c\n FROM  a \\\n AS \\\n  b',
  'FROM\nFROM  $\nENV =\nLABEL  a  b\nRUN --mount="a  \\\n b"  x ; \\\n\n\n \\\n',
  '\ufeff  from a\r\n\r\n\r\n\r\n  run x `\r\n  y\r\r\n',
  '\ufeff\n\n\n',
  '   ',
  'ONBUILD ONBUILD  RUN x\nRUN\tCOPY  <<X  <<"Y Z"  /x\n$A\nX\n',
  'RUN \u00a0 x \\\n\u00a0 y  \u00a0\n',
];

test('any text, and any part of it: the second time changes nothing', () => {
  for (const text of ODD) {
    for (let end = 0; end <= text.length; end++) {
      const once = format(text.slice(0, end), { insertFinalNewline: true, trimFinalNewlines: true });
      assert.equal(format(once, { insertFinalNewline: true, trimFinalNewlines: true }), once);
      onTypeEdits(readDockerfile(text), end, STYLE);
    }
  }
});
