import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode, idOf, settled } from './record.ts';
import type { Verdict } from './verdict.ts';

test('verdicts come out of the record as they went in, without what BuildKit said', () => {
  const plain: Verdict = { instructions: '0011aabb', stages: undefined, refusal: undefined, pairs: [] };
  const refused: Verdict = {
    instructions: undefined,
    stages: undefined,
    refusal: { kind: 'argument', lines: [3, 17] },
    pairs: [
      { check: 'FromAsCasing', line: 1 },
      { check: 'FromAsCasing', line: 12 },
      { check: 'UndefinedVar', line: 4 },
    ],
  };
  const unplaced: Verdict = { ...plain, refusal: { kind: 'build', lines: [0], unplaced: 'index' } };
  const verdicts = new Map([
    [idOf('a'), plain],
    [idOf('c'), unplaced],
    [idOf('b'), { ...refused, refusal: { ...refused.refusal!, message: 'no' } }],
  ]);
  assert.deepEqual([...decode(encode(verdicts))].sort(), [...new Map([...verdicts, [idOf('b'), refused]])].sort());
});

test('lines of a refusal stay as recorded, unless BuildKit cannot even parse the text', () => {
  const refused = (line: number) =>
    new Map<string, Verdict>([
      ['a', { instructions: '1', stages: '2', refusal: { kind: 'build', lines: [line] }, pairs: [] }],
    ]);
  const unplaced = new Map<string, Verdict>([
    ['a', { ...refused(0).get('a')!, refusal: { kind: 'build', lines: [0], unplaced: 'from' } }],
  ]);
  const unparsed = new Map([['a', { ...refused(4).get('a')!, instructions: undefined }]]);
  assert.deepEqual(settled(refused(4), refused(2)), refused(2));
  assert.deepEqual(settled(unparsed, refused(2)), unparsed);
  assert.deepEqual(settled(refused(4), new Map()), refused(4));
  assert.deepEqual(settled(unplaced, refused(2)), unplaced);
});
