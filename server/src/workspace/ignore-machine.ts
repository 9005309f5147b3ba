import type { Step } from './ignore-pattern.ts';

/** Where in a pattern one may be behind some part of a path. */
export interface Reached {
  readonly places: ReadonlySet<number>;
  /** Whether the pattern fits a path that leads here. */
  readonly isEnd: boolean;
  /** Where one is a character further, as far as that was asked before. */
  readonly next: Map<string, Reached>;
}

/** What has been found out of a pattern: paths have much in common, so that most steps are made again and again. */
interface Machine {
  readonly start: Reached;
  readonly known: Map<string, Reached>;
  steps: number;
}

/** More steps than that are not kept. */
const MOST_STEPS = 20_000;

const machines = new WeakMap<readonly Step[], Machine>();

function machineOf(steps: readonly Step[]): Machine {
  let machine = machines.get(steps);
  if (!machine) {
    machine = { start: reached(steps, reach(steps, [0], true)), known: new Map(), steps: 0 };
    machines.set(steps, machine);
  }
  return machine;
}

const reached = (steps: readonly Step[], places: ReadonlySet<number>): Reached => ({
  places,
  isEnd: places.has(steps.length),
  next: new Map(),
});

/** Where one begins. */
export const startOf = (steps: readonly Step[]): Reached => machineOf(steps).start;

/** Whether a pattern leads nowhere from here. */
export const isDead = ({ places }: Reached): boolean => places.size === 0;

/** Where one is some characters further. The time grows with the length of both, whatever the pattern. */
export function advance(steps: readonly Step[], from: Reached, text: string): Reached {
  let at = from;
  for (const char of text) {
    if (isDead(at)) return at;
    at = at.next.get(char) ?? step(steps, at, char);
  }
  return at;
}

function step(steps: readonly Step[], from: Reached, char: string): Reached {
  const machine = machineOf(steps);
  const places = advanceOne(steps, from.places, char);
  if (machine.steps >= MOST_STEPS) return reached(steps, places);
  machine.steps++;
  const key = [...places].sort((a, b) => a - b).join();
  const to = machine.known.get(key) ?? reached(steps, places);
  machine.known.set(key, to);
  from.next.set(char, to);
  return to;
}

/** For each name of a clean path, whether a pattern fits the path up to there. */
export function fitsAlong(steps: readonly Step[], path: string): readonly boolean[] {
  const fits: boolean[] = [];
  let at = startOf(steps);
  for (const [i, name] of path.split('/').entries()) {
    at = advance(steps, at, i === 0 ? name : `/${name}`);
    fits.push(at.isEnd);
  }
  return fits;
}

/** Whether a pattern may fit something in the folder of this path. */
export const goesOn = (steps: readonly Step[], folder: string): boolean =>
  !isDead(advance(steps, startOf(steps), `${folder}/`));

function advanceOne(steps: readonly Step[], places: ReadonlySet<number>, char: string): ReadonlySet<number> {
  const next: number[] = [];
  for (const at of places) {
    const step = steps[at];
    if (step?.kind === 'one') {
      if (step.ranges.some(([from, to]) => isBetween(from, char, to)) !== step.not) next.push(at + 1);
    } else if (step?.kind === 'rest' || (step?.kind === 'name' && char !== '/')) next.push(at);
    else if (step?.kind === 'folders') next.push(at, ...(char === '/' ? [at + 1] : []));
  }
  return reach(steps, next, false);
}

const isBetween = (from: string, char: string, to: string): boolean =>
  from === to
    ? char === from
    : from.codePointAt(0)! <= char.codePointAt(0)! && char.codePointAt(0)! <= to.codePointAt(0)!;

/** The places, and those that they lead to without a character of the path. */
function reach(steps: readonly Step[], places: readonly number[], isStart: boolean): ReadonlySet<number> {
  const reached = new Set(places);
  // A set takes in what is added while it is walked.
  for (const at of reached) {
    const kind = steps[at]?.kind;
    if (kind === 'name' || kind === 'rest' || (kind === 'start' && isStart)) reached.add(at + 1);
    else if (kind === 'option') reached.add(at + 1).add(at + 2);
  }
  return reached;
}
