import { recordedCounts } from '../../test/buildkit/page.ts';
import { Tally } from '../../test/buildkit/tally.ts';

/** What the last recorded run found of us and BuildKit, in a few lines for the README. */
export function agreementSummary(): string {
  const tally = new Tally(recordedCounts());
  const sum = (pattern: RegExp) =>
    Object.entries(tally.toJSON()).reduce((total, [name, count]) => total + (pattern.test(name) ? count : 0), 0);
  const n = (count: number) => count.toLocaleString('en-US');
  const but = (count: number) => (count === 0 ? '' : ` but ${n(count)}`);
  const refused = tally.of('refused build') + tally.of('refused check');
  const elsewhere = sum(/^elsewhere /);
  const falseErrors = sum(/^disagreed false error$/);
  const tried = sum(/^fix \S+ tried$/);
  return `BuildKit itself is the test. It was asked about ${n(sum(/^documents /))} Dockerfiles: from public repositories, cases of linters and of
its own, and mutants of real files.

- Instructions, flags, heredocs and stages are read alike in all${but(sum(/^disagreed (?:instructions|stages)$/))}.
- It refuses ${n(refused)} of them, whatever the build arguments. All${but(sum(/^disagreed missed/))} have a report of ours at the line that it
  names; in ${n(elsewhere)} of these files the report stands elsewhere or is left out, for a reason that the page below tells. It accepts ${n(tally.of('accepted'))}, and
  ${falseErrors === 0 ? 'none' : n(falseErrors)} of them has an error here that says the builder refuses it.
- ${n(tried)} fixes were tried, each alone. BuildKit refuses${sum(/^disagreed a fix that BuildKit refuses$/) === 0 ? ' no file' : ` ${n(sum(/^disagreed a fix that BuildKit refuses$/))} files`} after one that it took before. Graph and image stay the same for
  all${but(sum(/^disagreed a safe fix that changes the build$/))} of the ${n(sum(/^fix \S+ safe$/))} fixes that are called safe.`;
}
