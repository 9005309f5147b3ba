import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRemarks } from './shellcheck-remarks.ts';

const input = '#!/bin/sh\n\techo 👍 $a\n';
const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });
const printed = (...comments: unknown[]) => JSON.stringify({ comments });
const remark = { level: 'info', code: 2086, message: 'Quote.', fix: null, ...at(2, 9, 11) };

test('places are code points in lines, and become offsets', () => {
  const replacements = [
    { ...at(2, 9, 9), replacement: '"' },
    { ...at(2, 11, 11), replacement: '"' },
  ];
  const [read] = readRemarks(printed({ ...remark, fix: { replacements } }), input)!;
  assert.deepEqual(read, {
    code: 2086,
    level: 'info',
    message: 'Quote.',
    range: { start: 19, end: 21 },
    edits: [
      { range: { start: 19, end: 19 }, newText: '"' },
      { range: { start: 21, end: 21 }, newText: '"' },
    ],
  });
  assert.equal(input.slice(19, 21), '$a');
  assert.deepEqual(readRemarks(printed({ ...remark, ...at(3, 1, 9) }), input)?.[0]?.range, { start: 22, end: 22 });
  assert.deepEqual(readRemarks(printed({ ...remark, ...at(4, 1, 1) }), input)?.[0]?.range, { start: 22, end: 22 });
});

test('each character of two units counts once, in its own line', () => {
  const text = '👍👍\n👍a👍👍b\n';
  const offsets = [1, 2, 3, 4, 5, 6, 9].map((column) => {
    const places = { line: 2, column, endLine: 2, endColumn: column };
    return readRemarks(printed({ ...remark, ...places }), text)![0]!.range.start;
  });
  assert.deepEqual(offsets, [5, 7, 8, 10, 12, 13, 14]);
});

test('what is no remark is left out, and a fix with it that cannot be read', () => {
  const odd = [
    null,
    7,
    { ...remark, code: '2086' },
    { ...remark, level: 'loud' },
    { ...remark, message: undefined },
    { ...remark, line: 9 },
    { ...remark, endColumn: 1 },
  ];
  assert.deepEqual(readRemarks(printed(...odd), input), []);
  for (const fix of [7, {}, { replacements: 7 }, { replacements: [7] }, { replacements: [{ ...at(2, 1, 2) }] }]) {
    assert.deepEqual(readRemarks(printed({ ...remark, fix }), input)?.[0]?.edits, []);
  }
});

test('other output is none', () => {
  for (const output of ['', 'shellcheck: unknown option', '[]', 'null', '{"comments":7}']) {
    assert.equal(readRemarks(output, input), undefined);
  }
});
