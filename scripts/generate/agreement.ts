import { recordedCounts } from '../../test/buildkit/page.ts';
import { Tally } from '../../test/buildkit/tally.ts';

/** What the last recorded run found of us and BuildKit, in a few lines for the README. */
export function agreementSummary(): string {
  const tally = new Tally(recordedCounts());
  const sum = (pattern: RegExp) =>
    Object.entries(tally.toJSON()).reduce((total, [name, count]) => total + (pattern.test(name) ? count : 0), 0);
  const n = (count: number) => count.toLocaleString('en-US');
  const but = (count: number) => (count === 0 ? '' : ` but ${n(count)}`);
  const refused = sum(/^refused /);
  const tried = sum(/^fix \S+ tried$/);
  return `BuildKit itself is the test. It was asked about ${n(sum(/^documents /))} Dockerfiles: from public repositories, cases of linters, and
mutants of both kinds.

- Instructions, flags, heredocs and stages are read alike in all${but(sum(/^disagreed (?:instructions|stages)$/))}.
- It refuses ${n(refused)} of them, and all${but(sum(/^disagreed missed/))} have a report of ours at the same line. It accepts ${n(tally.of('accepted'))}, and
  ${sum(/^disagreed false error$/) === 0 ? 'none' : n(sum(/^disagreed false error$/))} of them has an error of ours in \`syntax/\`.
- ${n(tried)} fixes were tried, each alone. BuildKit takes the result of all${but(sum(/^disagreed a fix that BuildKit refuses$/))}, and the graph and the image stay the same for
  all${but(sum(/^disagreed a safe fix that changes the build$/))} of the ${n(sum(/^fix \S+ safe$/))} that are safe.`;
}
