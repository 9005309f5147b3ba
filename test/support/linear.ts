import assert from 'node:assert/strict';

/** Four times as much may take about four times as long; sixteen times would be quadratic. */
const WORST = 8;
/** What is over at once, in milliseconds, is too short to be measured. */
const SOON = 60;
const RUNS = 5;

/** Milliseconds for which the processor did nothing but this: other programs and threads do not count. */
export function cost(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Fails when work on four times as much takes far more than four times as long. Much of it, `4 * n`, should be so much that
 * quadratic work would not be over soon. Only the work is measured, not the making of what it is done on.
 */
export function assertLinear<T>(name: string, n: number, make: (n: number) => T, work: (made: T) => unknown): void {
  let [little, much] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // The least of several runs counts: a busy machine and a cold compiler only ever add to it.
  for (let run = 0; run < RUNS; run++) {
    const [small, large] = [make(n), make(4 * n)];
    much = Math.min(
      much,
      cost(() => work(large)),
    );
    if (much < SOON) return;
    little = Math.min(
      little,
      cost(() => work(small)),
    );
    if (much <= WORST * little) return;
  }
  assert.fail(`${name}: four times as much takes ${(much / little).toFixed(1)} times as long, ${much.toFixed(0)} ms`);
}
