import { type Dockerfile, readDockerfile } from '../server/src/model/dockerfile.ts';
import { check } from '../server/src/rules/check.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import { Run } from '../server/src/rules/run.ts';
import { NO_WORKSPACE } from '../server/src/workspace/workspace.ts';
import { LONG_DOCKERFILE } from './bench/long-dockerfile.ts';

/**
 * `npm run bench`: what a keystroke costs in a long Dockerfile, in milliseconds of this machine, and what each rule has of it.
 * A character is typed into the middle of the file each time, so that no text is seen twice.
 */
const ROUNDS = 300;
const WARM_UP = 200;
/** Rules that cost less than this, in milliseconds, are told of together. */
const SHOWN = 0.005;

const middle = LONG_DOCKERFILE.indexOf('\n', LONG_DOCKERFILE.length / 2);
const typed = (round: number): string =>
  `${LONG_DOCKERFILE.slice(0, middle)}\nRUN echo ${round}${LONG_DOCKERFILE.slice(middle)}`;

const reading: number[] = [];
const checking: number[] = [];
const own = new Map<Rule, number[]>(rules.map((rule) => [rule, []]));
const first = new Map<Rule, number[]>(rules.map((rule) => [rule, []]));
const fail = (rule: string, error: unknown) => {
  throw new Error(`${rule} threw`, { cause: error });
};

for (let round = 0; round < WARM_UP + ROUNDS; round++) {
  const counts = round >= WARM_UP;
  const [dockerfile, read] = timed(() => readDockerfile(typed(3 * round)));
  const [, checked] = timed(() => check(dockerfile, NO_WORKSPACE, undefined, fail));
  if (counts) reading.push(read);
  if (counts) checking.push(checked);
  const again = readDockerfile(typed(3 * round + 1));
  for (const rule of rules) {
    const [, time] = timed(() => run(rule, again));
    if (counts) first.get(rule)!.push(time);
  }
  // What the rules share is known by now: what is left is each one's own.
  for (const rule of rules) {
    const [, time] = timed(() => run(rule, again));
    if (counts) own.get(rule)!.push(time);
  }
}

const rows = rules
  .map((rule) => ({ id: rule.id, first: median(first.get(rule)!), own: median(own.get(rule)!) }))
  .sort((a, b) => b.first - a.first);
const shown = rows.filter((row) => row.first >= SHOWN);
const lines = LONG_DOCKERFILE.split('\n').length - 1;
console.log(`${lines} lines, ${rules.length} rules; medians of ${ROUNDS} keystrokes, in ms\n`);
console.log('first = with what it is the first to ask for    own = once all that is shared is known\n');
console.log(`  first     own  rule`);
for (const { id, first, own } of shown)
  console.log(`${first.toFixed(3).padStart(7)} ${own.toFixed(3).padStart(7)}  ${id}`);
const rest = rows.filter((row) => row.first < SHOWN);
const sum = rest.reduce((total, row) => total + row.first, 0);
console.log(`${sum.toFixed(3).padStart(7)}          the other ${rest.length} together\n`);
console.log(`reading ${median(reading).toFixed(2)}    all rules ${median(checking).toFixed(2)}`);

function run(rule: Rule, dockerfile: Dockerfile): number {
  return new Run(dockerfile, NO_WORKSPACE).problemsOf(rule).length;
}

function timed<T>(work: () => T): [T, number] {
  const began = performance.now();
  const result = work();
  return [result, performance.now() - began];
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
