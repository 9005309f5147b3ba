import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { nearestStage, targetId, targetOf, targetsIn } from './targets.ts';

test('each stage is a target by its name, or by its index', () => {
  const dockerfile = readDockerfile('FROM node:20 AS Build\nfrom \\\n  build\nRUN true\nFROM\n');
  assert.deepEqual(
    targetsIn(dockerfile).map(({ id, detail, range }) => [id, detail, range]),
    [
      ['Build', 'node:20', { start: 0, end: 21 }],
      ['1', 'build', { start: 22, end: 36 }],
      ['2', '', { start: 46, end: 50 }],
    ],
  );
});

test('a name that two stages have is no way to tell them apart', () => {
  const dockerfile = readDockerfile('FROM a AS x\nFROM b AS X\nFROM c AS y\nFROM d AS 0\n');
  const ids = dockerfile.stages.map((stage) => targetId(dockerfile, stage));
  assert.deepEqual(ids, ['0', '1', 'y', '3']);
  assert.deepEqual(
    ids.map((id) => targetOf(dockerfile, id)),
    dockerfile.stages,
  );
  for (const id of ['4', 'z', '', '-1', 'toString']) assert.equal(targetOf(dockerfile, id), undefined);
});

test('one stage alone is nothing to choose from', () => {
  assert.deepEqual(targetsIn(readDockerfile('FROM a AS x\nRUN true\n')), []);
  assert.deepEqual(targetsIn(readDockerfile('')), []);
});

test('the cursor is in the stage above it, or in the first', () => {
  const { text, ranges } = unmark('A[||]RG V\nFROM a\n[||]RUN x\n\n[||]\n[||]FROM b\nRUN y[||]');
  const dockerfile = readDockerfile(text);
  assert.deepEqual(
    ranges.map(({ start }) => nearestStage(dockerfile, start)?.index),
    [0, 0, 0, 1, 1],
  );
  assert.equal(nearestStage(readDockerfile('ARG V\n'), 0), undefined);
});
