import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance, similar } from './distance.ts';

test('distance counts edits, a swap of neighbours as one, and stops at the limit', () => {
  assert.equal(distance('build', 'build', 2), 0);
  assert.equal(distance('bulid', 'build', 2), 1);
  assert.equal(distance('builder', 'build', 2), 2);
  assert.equal(distance('runtime', 'build', 2), 3);
  assert.equal(distance('', 'ab', 2), 2);
});

test('similar allows one letter in short words and two in others, nearest first', () => {
  const names = ['deps', 'build', 'builder'];
  assert.deepEqual(similar('bulider', names, String), ['builder']);
  assert.deepEqual(similar('buildr', names, String), ['build', 'builder']);
  assert.deepEqual(similar('dpes', names, String), ['deps']);
  assert.deepEqual(similar('dxxs', names, String), []);
  assert.deepEqual(similar('build', ['build'], String), []);
});
