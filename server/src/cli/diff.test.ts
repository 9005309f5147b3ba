import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unifiedDiff } from './diff.ts';

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i}\n`).join('');
const unchanged = (from: number, to: number) => numbered(from, to).replace(/^/gm, ' ').slice(0, -1);

describe('the difference of two texts', () => {
  test('is empty for equal texts', () => assert.equal(unifiedDiff('f', 'a\n', 'a\n'), ''));

  test('shows three lines around a change', () => {
    assert.equal(
      unifiedDiff('f', numbered(1, 9), `${numbered(1, 4)}five\n${numbered(6, 9)}`),
      `--- f\n+++ f\n@@ -2,7 +2,7 @@\n${unchanged(2, 4)}-5\n+five\n${unchanged(6, 8)}`,
    );
  });

  test('joins changes that are near, and parts those that are not', () => {
    assert.equal(
      unifiedDiff('f', numbered(1, 30), `new\n${numbered(1, 6)}new\n${numbered(7, 29)}`),
      `--- f\n+++ f\n@@ -1,9 +1,11 @@\n+new\n${unchanged(1, 6)}+new\n${unchanged(7, 9)}@@ -27,4 +29,3 @@\n${unchanged(27, 29)}-30\n`,
    );
  });

  test('begins at line 0 of an empty side', () => {
    assert.equal(unifiedDiff('f', '', 'a\n'), '--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n');
    assert.equal(unifiedDiff('f', 'a\n', ''), '--- f\n+++ f\n@@ -1,1 +0,0 @@\n-a\n');
  });

  test('tells a missing line break at the end and a changed line break', () => {
    assert.equal(
      unifiedDiff('f', 'a\r\nb', 'a\nb'),
      '--- f\n+++ f\n@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n\\ No newline at end of file\n',
    );
  });
});
