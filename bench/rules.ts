import { readDockerfile } from '../server/src/model/dockerfile.ts';
import { check } from '../server/src/rules/check.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import { Run } from '../server/src/rules/run.ts';
import { NO_WORKSPACE } from '../server/src/workspace/workspace.ts';
import { LONG_DOCKERFILE } from './long-dockerfile.ts';

/**
 * `npm run bench:rules`: what a keystroke costs in a long Dockerfile, in milliseconds of this machine, and what each rule has of it.
 * A character is typed into the middle of the file each time, so that no text is seen twice. Where
 * the machine has other work to do the 10th percentile says more than the median.
 */
const ROUNDS = 300;
const WARM_UP = 200;
/** Those that are off by default as well. */
const ALL = { severities: {}, all: true };
const SETTINGS = { 'all rules': ALL, 'rules that are on by default': { severities: {} } };
/** Copies of the file behind each other, of which a few keystrokes are measured. */
const LONGER = [10, 100];
const FEW_ROUNDS = 5;
/** Rules that cost less than this, in milliseconds, are told of together. */
const SHOWN = 0.005;

const middle = LONG_DOCKERFILE.indexOf('\n', LONG_DOCKERFILE.length / 2);
const typed = (word: string): string =>
  `${LONG_DOCKERFILE.slice(0, middle)}\nRUN echo ${word}${LONG_DOCKERFILE.slice(middle)}`;

const fail = (rule: string, error: unknown) => {
  throw new Error(`${rule} threw`, { cause: error });
};

// The keystrokes by themselves, as somebody types them, and only then what each rule has of one: the second measurement runs
// every rule over the whole file in between, and so empties the caches of the processor.
const reading: number[] = [];
const checking = Object.entries(SETTINGS).map(([name, settings]) => {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const [dockerfile, read] = timed(() => readDockerfile(typed(`${name} ${round}`)));
    const [, checked] = timed(() => check(dockerfile, NO_WORKSPACE, settings, fail));
    if (round < WARM_UP) continue;
    reading.push(read);
    times.push(checked);
  }
  return [name, times] as const;
});

const keystroke = new Map<Rule, number[]>(rules.map((rule) => [rule, []]));
const anew = new Map<Rule, number[]>(rules.map((rule) => [rule, []]));
for (let round = 0; round < WARM_UP + ROUNDS; round++) {
  const next = readDockerfile(typed(`${round}`));
  // What is remembered of the stages hangs on the workspace: to a new one all of them are new.
  for (const [times, workspace] of [
    [keystroke, NO_WORKSPACE],
    [anew, { ...NO_WORKSPACE }],
  ] as const) {
    const run = new Run(next, workspace);
    for (const rule of rules) {
      const [, time] = timed(() => run.problemsOf(rule));
      if (round >= WARM_UP) times.get(rule)!.push(time);
    }
  }
}

const rows = rules
  .map((rule) => ({ id: rule.id, typed: quantile(keystroke.get(rule)!, 0.5), all: quantile(anew.get(rule)!, 0.5) }))
  .sort((a, b) => b.typed - a.typed);
const lines = LONG_DOCKERFILE.split('\n').length - 1;
const row = (typed: number, all: number, what: string) =>
  console.log(`${typed.toFixed(3).padStart(9)} ${all.toFixed(3).padStart(10)}  ${what}`);
console.log(`${lines} lines, ${rules.length} rules; ${ROUNDS} keystrokes, in ms; of the rules the medians\n`);
console.log('keystroke = with what it is the first to ask for');
console.log('all parts = no stage remembered, but all known that rules share\n');
console.log('keystroke  all parts  rule');
for (const { id, typed, all } of rows) if (typed >= SHOWN) row(typed, all, id);
const rest = rows.filter(({ typed }) => typed < SHOWN);
const sum = (numbers: readonly number[]) => numbers.reduce((total, time) => total + time, 0);
row(sum(rest.map(({ typed }) => typed)), sum(rest.map(({ all }) => all)), `the other ${rest.length} together\n`);
for (const [what, times] of [['reading', reading], ...checking] as const) {
  const [median, tenth] = [0.5, 0.1].map((share) => quantile(times, share).toFixed(2));
  console.log(`${what}: median ${median}, 10th percentile ${tenth}`);
}

for (const copies of LONGER) {
  const [above, below] = [LONG_DOCKERFILE.repeat(copies / 2), LONG_DOCKERFILE.repeat(copies / 2 - 1)];
  const keystrokes = Array.from({ length: FEW_ROUNDS }, (_, round) => {
    const [dockerfile, read] = timed(() => readDockerfile(above + typed(`${copies} ${round}`) + below));
    const [, checked] = timed(() => check(dockerfile, NO_WORKSPACE, ALL, fail));
    return { read, checked };
  });
  // The first one is that of a file that is opened.
  const typing = keystrokes.slice(1);
  const [read, checked] = [typing.map((one) => one.read), typing.map((one) => one.checked)].map((times) =>
    quantile(times, 0.5).toFixed(1),
  );
  const opened = keystrokes[0]!.checked.toFixed(0);
  console.log(`${lines * copies} lines: reading ${read}, all rules ${checked}, when opened ${opened}`);
}

function timed<T>(work: () => T): [T, number] {
  const began = performance.now();
  const result = work();
  return [result, performance.now() - began];
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)]!;
}
