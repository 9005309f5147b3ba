import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { follow } from './follow.ts';

/** The base of the stage that the focus on `index` is on after an edit. A stage is what stands behind its FROM. */
function followed(before: readonly string[], index: number, after: readonly string[]): string | undefined {
  const read = (stages: readonly string[]) => readDockerfile(stages.map((stage) => `FROM ${stage}\nRUN x\n`).join(''));
  const old = read(before);
  return follow(old, old.stages[index]!, read(after))?.from.logicalText.slice('FROM '.length);
}

test('a stage is known by its name, wherever it goes and whatever it is based on', () => {
  assert.equal(followed(['a AS x', 'b AS y', 'c'], 1, ['c', 'a AS x', 'd AS Y']), 'd AS Y');
  assert.equal(followed(['a AS x', 'b AS y', 'c AS z'], 1, ['a AS x', 'c AS z', 'b AS y']), 'b AS y');
});

test('a stage without a name is known by its place', () => {
  assert.equal(followed(['a', 'b', 'c'], 1, ['a', 'b', 'n', 'c']), 'b');
  assert.equal(followed(['a', 'b', 'c'], 1, ['n', 'a', 'b', 'c']), 'b');
  assert.equal(followed(['a', 'b', 'c'], 2, ['a', 'c']), 'c');
  assert.equal(followed(['a', 'b', 'c'], 1, ['a', 'd', 'c']), 'd');
});

test('a stage may get another name, or lose it', () => {
  assert.equal(followed(['a AS x', 'b AS y', 'c'], 1, ['a AS x', 'b AS yy', 'c']), 'b AS yy');
  assert.equal(followed(['a AS x', 'b AS y', 'c'], 1, ['a AS x', 'b AS', 'c']), 'b AS');
});

test('one of two stages of the same name is known by its place', () => {
  assert.equal(followed(['a AS x', 'b AS x', 'c'], 0, ['n', 'a AS x', 'b AS x', 'c']), 'a AS x');
});

test('a stage that is gone is not taken for another', () => {
  assert.equal(followed(['a AS x', 'b AS y', 'c'], 1, ['a AS x', 'c']), undefined);
  assert.equal(followed(['a', 'b', 'c'], 1, ['a', 'd', 'e', 'c']), undefined);
  assert.equal(followed(['a AS x', 'b'], 0, ['c AS z', 'd']), undefined);
  assert.equal(followed(['a AS x'], 0, []), undefined);
});
