import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Disagreement } from './compare.ts';
import { Tally } from './tally.ts';
import type { Verdict } from './verdict.ts';
import type { Outcome, Share } from './worker.ts';

/** Asks the oracle about all documents and their fixes, on all cores; given rules, about the fixes of these alone. */
export async function askBuildKit(
  oracle: string,
  rules?: readonly string[],
): Promise<{
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly disagreements: readonly Disagreement[];
  readonly tally: Tally;
  /** How many names were given to stages and variables. */
  readonly renames: number;
}> {
  const workers = Math.max(2, availableParallelism());
  const outcomes = await Promise.all(
    Array.from({ length: workers }, (_, remainder) =>
      outcomeOf({ oracle, workers, remainder, ...(rules && { rules }) }),
    ),
  );
  const tally = new Tally();
  for (const { counts } of outcomes) tally.take(counts);
  return {
    verdicts: new Map(outcomes.flatMap(({ verdicts }) => verdicts)),
    disagreements: outcomes.flatMap(({ disagreements }) => disagreements),
    tally,
    renames: outcomes.reduce((sum, outcome) => sum + outcome.renames, 0),
  };
}

function outcomeOf(share: Share): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: share });
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A worker ended with code ${code} before its answer.`)));
  });
}
