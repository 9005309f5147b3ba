import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../bench/bars.ts';
import { measure } from '../../bench/measure.ts';
import { PROGRAMS } from '../../bench/programs.ts';

/** Machines are busy: only what has become slower by far is to be seen. */
const FAR = 4;
const OPS = /^(?:keystroke to problems|outline|folding|semantic tokens|burst of 200 edits|keystroke and six requests)$/;

test('nothing that is asked while somebody types has become far slower than it is to be', async () => {
  const rows = await measure(PROGRAMS, {
    sizes: [300],
    reps: 20,
    ops: OPS,
    budget: 5,
    patience: () => 30,
    onProgress: () => undefined,
  });
  const slow = rows.flatMap((row) => {
    const verdict = judge(row);
    return verdict && verdict.share > FAR ? [`${row.operation}: ${verdict.reached.toFixed(3)}, ${verdict.bar}`] : [];
  });
  assert.equal(rows.length, 6);
  assert.deepEqual(slow, []);
});
