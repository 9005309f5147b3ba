import type { TestEvent } from 'node:test/reporters';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A reporter for `node --test` that says only how many tests there were, as JSON. */
// biome-ignore lint/style/noDefaultExport: node --test asks for it
export default async function* counts(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    // With a process for each file there is a summary for each file, too.
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, cancelled, skipped, todo, tests } = data.counts;
    const failed = tests - passed - skipped - todo - cancelled;
    yield JSON.stringify({ passed, failed: failed + cancelled, skipped: skipped + todo } satisfies Counts);
  }
}
