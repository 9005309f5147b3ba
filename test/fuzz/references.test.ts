import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measured } from './measuring.ts';
import { REFERENCES } from './pathological.ts';
import { REFERENCE_CASES } from './pathological-child.ts';

const MANY = 16_000;
const FEW = 4_000;
/** How much longer four times as many may take. */
const LONGER = 5;
/** What takes less than this, in milliseconds, is too short to be compared. */
const SHORT = 300;
/** A machine that does other things as well may be slow in the one and not in the other. */
const TRIES = 4;

// One reference in all instructions, and one that takes more to read.
const cases = REFERENCE_CASES.filter(
  ({ name, reference }) => reference === REFERENCES[0] || (name === 'ENV' && reference === '${A:-x}'),
);

for (const { name, reference } of cases) {
  test(`${name} with ${MANY} times ${reference} takes at most ${LONGER} times as long as with ${FEW}`, async () => {
    const least = async (count: number, before: number) => {
      const answer = await measured({ kind: 'references', name, reference, count });
      assert.ok(typeof answer !== 'string', `${answer}`);
      return Math.min(before, answer.time);
    };
    let few = Number.POSITIVE_INFINITY;
    let many = Number.POSITIVE_INFINITY;
    for (let i = 0; i < TRIES; i++) {
      few = await least(FEW, few);
      many = await least(MANY, many);
      if (many < SHORT || many <= LONGER * few) return;
    }
    assert.fail(`${many.toFixed(0)} ms against ${few.toFixed(0)}`);
  });
}
