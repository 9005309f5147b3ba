import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONG_DOCKERFILE } from '../../bench/long-dockerfile.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check } from '../../server/src/rules/check.ts';
import { NO_WORKSPACE, type Workspace } from '../../server/src/workspace/workspace.ts';

const WARM_UP = 40;
const ROUNDS = 40;

/** A line that is typed into the second of twelve stages; the last stage takes from all. */
const place = LONG_DOCKERFILE.indexOf('\n', LONG_DOCKERFILE.length / 6);
const typed = (round: number): string =>
  `${LONG_DOCKERFILE.slice(0, place)}\nRUN echo ${round}${LONG_DOCKERFILE.slice(place)}`;

function timeOf(round: number, workspace: Workspace): number {
  const dockerfile = readDockerfile(typed(round));
  const began = performance.now();
  check(dockerfile, workspace);
  return performance.now() - began;
}

test('a keystroke costs less than two thirds of what it would if nothing were remembered', (t) => {
  let remembering = Number.POSITIVE_INFINITY;
  let anew = Number.POSITIVE_INFINITY;
  // In turns, and the least of each, so that what else the machine does counts for neither.
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const times = [timeOf(2 * round, NO_WORKSPACE), timeOf(2 * round + 1, { ...NO_WORKSPACE })] as const;
    if (round < WARM_UP) continue;
    remembering = Math.min(remembering, times[0]);
    anew = Math.min(anew, times[1]);
  }
  t.diagnostic(`${remembering.toFixed(1)} ms, and ${anew.toFixed(1)} ms anew`);
  assert.ok(remembering < (anew * 2) / 3, `${remembering} ms, and ${anew} ms anew`);
});
