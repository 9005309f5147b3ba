import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, insert, remove, replace } from './edit.ts';
import { EditSet } from './edit-set.ts';

test('takes edits that do not touch, in the order of the text', () => {
  const set = new EditSet();
  assert.ok(set.take([remove({ start: 6, end: 8 })]));
  assert.ok(set.take([replace({ start: 0, end: 2 }, 'x'), replace({ start: 8, end: 9 }, 'y')]));
  assert.equal(applyEdits('0123456789', set.edits), 'x2345y9');
});

test('takes all edits of a fix or none', () => {
  const set = new EditSet();
  set.take([replace({ start: 4, end: 6 }, 'x')]);
  for (const touching of [insert(4, 'a'), insert(5, 'a'), insert(6, 'a'), remove({ start: 3, end: 5 })]) {
    assert.ok(!set.take([insert(0, 'b'), touching]));
  }
  assert.equal(set.edits.length, 1);
  assert.ok(!set.take([remove({ start: 0, end: 2 }), remove({ start: 1, end: 3 })]));
});

test('takes different lines at one place, in their order, and each once', () => {
  const set = new EditSet();
  for (const line of ['a\n', 'b\n', 'c\n']) assert.ok(set.take([insert(2, line)]));
  assert.ok(!set.take([insert(2, 'a\n')]));
  assert.ok(!set.take([insert(2, 'd')]));
  assert.ok(!set.take([remove({ start: 1, end: 3 })]));
  assert.equal(applyEdits('0\n1\n', set.edits), '0\na\nb\nc\n1\n');
});
