import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDocument } from '../../bench/documents.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check } from '../../server/src/rules/check.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { cost } from '../support/linear.ts';

/** Ten times as many lines are to cost at most 12 times as much; a busy machine, with its full caches, gets half as much again. */
const WORST = 18;

/** What it costs to look at texts that were never seen before: the least of some. */
function least(size: number, seeds: readonly number[]): number {
  return Math.min(
    ...seeds.map((seed) => {
      const { text } = makeDocument(size, seed);
      return cost(() => check(readDockerfile(text), { ...NO_WORKSPACE }));
    }),
  );
}

test(`a file of 30,000 lines costs at most ${WORST} times as much as one of 3,000`, (t) => {
  // What is compiled by now is compiled for both.
  least(3_000, [1, 2, 3, 4]);
  const little = least(3_000, [5, 6, 7, 8]);
  const much = least(30_000, [1, 2]);
  t.diagnostic(`${much.toFixed(0)} ms, and ${little.toFixed(0)} ms`);
  assert.ok(much <= WORST * little, `${much} ms, and ${little} ms`);
});
