import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { selectionRanges } from './selection-ranges.ts';

/** What is selected step by step at the cursor, of all but the last few the texts. */
function selections(marked: string): string[] {
  const { text, ranges } = unmark(marked);
  return selectionRanges(readDockerfile(text), ranges[0]!.start).map(({ start, end }) => text.slice(start, end));
}

const assertSelections = (marked: string, expected: readonly string[]) => {
  assert.deepEqual(selections(marked).slice(0, expected.length), expected);
};

test('the parts of an image, FROM, the stage, its comments, the file', () => {
  assert.deepEqual(
    selections('ARG A\n# b\nFROM --platform=linux/amd64 ghcr.io/o[||]rg/app:1 AS b\nRUN x\n\nFROM c\n'),
    [
      'org/app',
      'ghcr.io/org/app',
      'ghcr.io/org/app:1',
      'ghcr.io/org/app:1 AS b',
      '--platform=linux/amd64 ghcr.io/org/app:1 AS b',
      'FROM --platform=linux/amd64 ghcr.io/org/app:1 AS b',
      '# b\nFROM --platform=linux/amd64 ghcr.io/org/app:1 AS b',
      '# b\nFROM --platform=linux/amd64 ghcr.io/org/app:1 AS b\nRUN x',
      'ARG A\n# b\nFROM --platform=linux/amd64 ghcr.io/org/app:1 AS b\nRUN x\n\nFROM c\n',
    ],
  );
  assertSelections('FROM node:2[||]0\n', ['20', 'node:20', 'FROM node:20']);
  assertSelections('FROM a\nCOPY --from=o/no[||]de:20 /a /b\n', ['node', 'o/node', 'o/node:20', '--from=o/node:20']);
});

test('keys and values of flags, mounts and pairs', () => {
  assertSelections('FROM a\nRUN --mount=type=cache,target=/ro[||]ot x\n', [
    '/root',
    'target=/root',
    'type=cache,target=/root',
    '--mount=type=cache,target=/root',
    '--mount=type=cache,target=/root x',
    'RUN --mount=type=cache,target=/root x',
  ]);
  assertSelections('FROM a\nENV A=1 \\\n  B="x ${C[||]:-y}" \\\n  D=2\n', [
    'C',
    '${C:-y}',
    'x ${C:-y}',
    '"x ${C:-y}"',
    'B="x ${C:-y}"',
    'A=1 \\\n  B="x ${C:-y}" \\\n  D=2',
    'ENV A=1 \\\n  B="x ${C:-y}" \\\n  D=2',
  ]);
});

test('words, commands, pipelines, chains and the script of a shell', () => {
  assertSelections('FROM a\nRUN --network=none set -x; \\\n  curl -f "$U[||]RL" | tar x && rm -r b\n', [
    '$URL',
    '"$URL"',
    'curl -f "$URL"',
    'curl -f "$URL" | tar x',
    'curl -f "$URL" | tar x && rm -r b',
    'set -x; \\\n  curl -f "$URL" | tar x && rm -r b',
    '--network=none set -x; \\\n  curl -f "$URL" | tar x && rm -r b',
  ]);
  assertSelections('FROM a\nHEALTHCHECK CMD curl l[||]o || exit 1\n', ['lo', 'curl lo', 'curl lo || exit 1']);
  assertSelections('FROM a\nONBUILD RUN ls /[||]x\n', ['/x', 'ls /x', 'RUN ls /x', 'ONBUILD RUN ls /x']);
});

test('the body of a heredoc, with its end, with its instruction', () => {
  assertSelections('FROM a\nRUN <<EOF\nls /[||]a\nls b\nEOF\n', [
    '/a',
    'ls /a',
    'ls /a\nls b',
    'ls /a\nls b\nEOF',
    'RUN <<EOF\nls /a\nls b\nEOF',
  ]);
  assertSelections('FROM a\nCOPY <<A <<B /x\none t[||]wo\nA\nthree\nB\n', ['one two', 'one two\nA']);
});

test('the string of a list, a comment with its block, a directive', () => {
  assertSelections('FROM a\nCMD ["x", "y[||] z"]\n', ['y z', '"y z"', '"x", "y z"']);
  assertSelections('# one\n# t[||]wo\nFROM a\n', ['two', '# two', '# one\n# two']);
  assertSelections('# syntax = docker/docker[||]file:1\nFROM a\n', [
    'docker/dockerfile:1',
    '# syntax = docker/dockerfile:1',
  ]);
});

const TEXTS = [
  '',
  '\ufeff# escape=`\r\n# x\r\nFROM 👍a:1@sha256:0 AS b`\r\n  # c\r\nRUN a `\r\n  b 👍 "c\r\n',
  'ARG A=1\n\nFROM $A as x\nONBUILD COPY --from=x --chown="a b" ["a", "b"] /c/\nRUN <<EOF cat\n👍 $X\nEOF\n\n# end',
  'FROM a\nRUN --mount=type=bind,,from= --mount=x if a; then b | c; fi && \\\n\n # d\n e \\',
  'FROM a\nCOPY <<EOF <<-"F" /x\na\n\tF\nRUN',
  'FROM --platform\nENV a b c\nLABEL "a b"=c d\nHEALTHCHECK --interval=1s CMD a || b\nBOGUS x y\nSHELL ["a"\n',
];

test('is asked everywhere: ranges grow, and lie in the text', () => {
  for (const text of TEXTS) {
    const dockerfile = readDockerfile(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const ranges = selectionRanges(dockerfile, offset);
      assert.deepEqual(ranges.at(-1), { start: 0, end: text.length });
      for (const [i, { start, end }] of ranges.entries()) {
        assert.ok(start <= offset && offset <= end, `${text} ${offset}`);
        const outer = ranges[i + 1];
        if (outer) assert.ok(outer.start <= start && end <= outer.end && outer.end - outer.start > end - start, text);
      }
    }
  }
});
