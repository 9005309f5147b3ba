import type { Dockerfile } from '../model/dockerfile.ts';
import { type Part, viewOf, viewOfOne } from '../model/part.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { firstIndex } from '../text/first-index.ts';
import { type Range, shift } from '../text/range.ts';
import type { KnownInstruction, KnownPart } from './known.ts';
import type { Problem, Rule } from './rule.ts';

/** What rules say that are given one instruction of a part after the other: only of those that changed they are asked. */
export class OneByOne {
  readonly #dockerfile: Dockerfile;
  readonly #part: Part;
  readonly #instructions: readonly Instruction[];
  readonly #known: KnownPart;
  readonly #expected: ReadonlySet<Rule>;
  /** The indices of those that changed, and what is told of them. */
  readonly #open = new Map<number, Map<Rule, Problem[] | undefined>>();
  /** Of the others those of which a rule had something to say. */
  readonly #told = new Map<Rule, number[]>();
  readonly #views = new Map<number, Dockerfile>();
  #all: Dockerfile | undefined;
  #answered = 0;

  /** `expected`: the rules that will all be asked before `settle` is called. */
  constructor(dockerfile: Dockerfile, part: Part, known: KnownPart, expected: ReadonlySet<Rule>) {
    this.#dockerfile = dockerfile;
    this.#part = part;
    this.#known = known;
    this.#expected = expected;
    this.#instructions = part.stage ? [part.stage.from, ...part.stage.instructions] : dockerfile.whole.preamble;
    for (const [index, instruction] of this.#instructions.entries()) {
      const one = known.instructions[index];
      if (one?.asked === expected && this.#isAsBefore(one, instruction)) {
        for (const rule of one.told.keys()) listed(this.#told, rule).push(index);
      } else this.#open.set(index, new Map());
    }
  }

  #isAsBefore({ text, taken }: KnownInstruction, instruction: Instruction): boolean {
    const { start, end } = instruction.range;
    return (
      text.length === end - start &&
      this.#dockerfile.text.startsWith(text, start) &&
      taken === this.#known.takenBy(instruction)
    );
  }

  /** What a rule says of the part. `check` asks it about a view. */
  problems(rule: Rule, check: (view: Dockerfile) => readonly Problem[]): readonly Problem[] {
    if (!this.#expected.has(rule)) return check(this.#whole());
    const problems = this.#ask(rule, check);
    this.#answered++;
    return problems;
  }

  #ask(rule: Rule, check: (view: Dockerfile) => readonly Problem[]): readonly Problem[] {
    // Where all is new, one look at the part says the same.
    if (this.#open.size === this.#instructions.length) {
      const problems = check(this.#whole());
      for (const problem of problems) this.#keep(rule, this.#indexOf(problem), [problem]);
      return problems;
    }
    let found: Problem[] | undefined;
    const add = (problems: readonly Problem[]) => {
      if (problems.length === 0) return;
      found ??= [];
      for (const problem of problems) found.push(problem);
    };
    for (const index of this.#told.get(rule) ?? NONE) add(this.#again(rule, index) ?? check(this.#view(index)));
    for (const index of this.#open.keys()) {
      if (!looksAt(rule, this.#instructions[index]!)) continue;
      const problems = check(this.#view(index));
      if (problems.length > 0) this.#keep(rule, index, problems);
      add(problems);
    }
    return found ?? NONE;
  }

  /** What is told is remembered if all that were expected have been asked, each once. */
  settle(): void {
    if (this.#answered < this.#expected.size) return;
    const { instructions, takenBy } = this.#known;
    for (const [index, told] of this.#open) {
      const instruction = this.#instructions[index]!;
      const { start, end } = instruction.range;
      const taken = takenBy(instruction);
      if (taken === undefined) continue;
      // A slice keeps the string it was cut from alive, here a whole version of the document; a copy does not.
      const text = ` ${this.#dockerfile.text.slice(start, end)}`.slice(1);
      instructions[index] = { text, taken, start, told, asked: this.#expected };
    }
    instructions.length = this.#instructions.length;
  }

  #whole(): Dockerfile {
    this.#all ??= viewOf(this.#dockerfile, this.#part);
    return this.#all;
  }

  #view(index: number): Dockerfile {
    const known = this.#views.get(index);
    if (known) return known;
    const view = viewOfOne(this.#dockerfile, this.#part.stage, this.#instructions[index]!);
    this.#views.set(index, view);
    return view;
  }

  /** What a rule said of an instruction, where that stands now. */
  #again(rule: Rule, index: number): readonly Problem[] | undefined {
    const { told, start } = this.#known.instructions[index]!;
    const by = this.#instructions[index]!.range.start - start;
    const problems = told.get(rule);
    return by === 0 ? problems : problems?.map((problem) => moved(problem, start, by));
  }

  /** The instruction in which a problem begins. */
  #indexOf({ range }: Problem): number {
    return Math.max(0, firstIndex(this.#instructions, (other) => other.range.start > range.start) - 1);
  }

  #keep(rule: Rule, index: number, problems: readonly Problem[]): void {
    const told = this.#open.get(index)!;
    const own = this.#instructions[index]!.range;
    const above = this.#dockerfile.whole.stages[0]?.from.begin ?? 0;
    // What stands above the first FROM is among all else that stays as it is.
    const isSteady = ({ start, end }: Range) => end <= above || (own.start <= start && end <= own.end);
    const isKept = problems.every(
      ({ range, related }) => isSteady(range) && (related ?? NONE).every((other) => isSteady(other.range)),
    );
    const before = told.has(rule) ? told.get(rule) : [];
    if (isKept) for (const problem of problems) before?.push(withoutFixes(problem));
    told.set(rule, isKept ? before : undefined);
  }
}

/** Whether an instruction, or what it triggers, is one of those that a rule looks at. */
export const looksAt = ({ each }: Rule, { name, trigger }: Instruction): boolean =>
  each === 'any' || [name, trigger?.name].some((one) => one !== undefined && each?.includes(one));

function listed(lists: Map<Rule, number[]>, rule: Rule): number[] {
  const known = lists.get(rule);
  if (known) return known;
  const list: number[] = [];
  lists.set(rule, list);
  return list;
}

/** A problem whose instruction has moved on; what stands above it has not. */
function moved(problem: Problem, from: number, by: number): Problem {
  const move = (range: Range) => (range.start < from ? range : shift(range, by));
  const { range, related } = problem;
  return {
    ...problem,
    range: move(range),
    ...(related && { related: related.map((other) => ({ ...other, range: move(other.range) })) }),
  };
}

/** Its fixes hold on to a version of the document. */
const withoutFixes = ({ fixes, ...problem }: Problem): Problem => (fixes ? { ...problem, fixes: NO_FIXES } : problem);

const NO_FIXES = () => NONE;

const NONE: readonly never[] = [];
