import type { Dockerfile } from '../model/dockerfile.ts';
import { needed as neededFor } from '../model/graph.ts';
import { type Part, partsOf } from '../model/part.ts';
import type { Stage } from '../model/stage.ts';
import { firstIndex } from '../text/first-index.ts';
import { type Range, shift } from '../text/range.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Known, KnownPart, Moving, Place } from './known.ts';
import { knownParts } from './known-parts.ts';
import { OneByOne } from './one-by-one.ts';
import type { Fix, Problem, Rule } from './rule.ts';

/** More facts than rules ask for of one stage at a time. */
const FACTS = 100;

/** Rules that will all be asked about each part, the same object for each version of a file. */
export interface ExpectedRules {
  readonly all: ReadonlySet<Rule>;
  /** Those of them that are given one instruction after the other. */
  readonly each: ReadonlySet<Rule>;
}

/** Those that are not `deep`, and those that are. */
export interface Expected {
  readonly near: ExpectedRules;
  readonly deep: ExpectedRules;
}

/** What is known of the parts in one of two ways. What all that are expected have been asked about is not looked at again. */
class Layer {
  readonly known: readonly KnownPart[];
  readonly expected: ReadonlySet<Rule>;
  readonly #each: ReadonlySet<Rule>;
  readonly #dockerfile: Dockerfile;
  readonly #parts: readonly Part[];
  /** The parts about which one of the rules that are expected has not been asked. */
  readonly #open: number[] = [];
  /** Of the others those of which a rule has something to say. */
  readonly #told = new Map<Rule, number[]>();
  readonly #ones: (OneByOne | undefined)[] = [];
  /** How many of those that are expected have been asked about all parts. */
  #answered = 0;

  constructor(dockerfile: Dockerfile, parts: readonly Part[], known: readonly KnownPart[], expected: ExpectedRules) {
    this.#dockerfile = dockerfile;
    this.#parts = parts;
    this.known = known;
    this.expected = expected.all;
    this.#each = expected.each;
    for (const [number, { part }] of known.entries()) {
      if (part?.settled === expected.all) this.#addTold(part, number);
      else this.#open.push(number);
    }
  }

  #addTold({ told }: Known, number: number): void {
    for (const rule of told.keys()) {
      const numbers = this.#told.get(rule);
      if (numbers) numbers.push(number);
      else this.#told.set(rule, [number]);
    }
  }

  /** The parts, given by their numbers and in order, in which a rule may have something to report. */
  mayTell(rule: Rule): readonly number[] {
    if (!this.expected.has(rule)) return this.known.map((_, number) => number);
    const told = this.#told.get(rule);
    return told ? [...told, ...this.#open].sort((a, b) => a - b) : this.#open;
  }

  /** What rules say of a part, given by its number, that are given one instruction after the other. */
  one(number: number): OneByOne {
    this.#ones[number] ??= new OneByOne(this.#dockerfile, this.#parts[number]!, this.known[number]!, this.#each);
    return this.#ones[number];
  }

  /** To be called when a rule has been asked about all parts, once. */
  answered(rule: Rule): void {
    if (this.expected.has(rule)) this.#answered++;
  }

  settle(): void {
    for (const one of this.#ones) one?.settle();
    if (this.#answered < this.expected.size) return;
    for (const number of this.#open) {
      const known = this.known[number]!.part;
      if (!known) continue;
      known.settled = this.expected;
      if (known.asked.size > 0) for (const rule of this.expected) known.asked.delete(rule);
    }
  }
}

/** The parts of a Dockerfile, each with what is known of it. */
export class RememberedParts {
  readonly parts: readonly Part[];
  readonly #near: Layer;
  readonly #deep: Layer;

  constructor(dockerfile: Dockerfile, workspace: Workspace, expected: Expected) {
    this.parts = partsOf(dockerfile);
    const { near, deep } = knownParts(dockerfile, workspace, this.parts);
    this.#near = new Layer(dockerfile, this.parts, near, expected.near);
    this.#deep = new Layer(dockerfile, this.parts, deep, expected.deep);
  }

  #layerOf(rule: Rule): Layer {
    return isDeep(rule) ? this.#deep : this.#near;
  }

  /** The parts, given by their numbers and in order, in which a rule may have something to report. */
  mayTell(rule: Rule): readonly number[] {
    return this.#layerOf(rule).mayTell(rule);
  }

  /** To be called when a rule has been asked about all parts, once. */
  answered(rule: Rule): void {
    this.#layerOf(rule).answered(rule);
  }

  /** What is known of a part's instructions, for a rule that is given one after the other. */
  one(rule: Rule, number: number): OneByOne {
    return this.#layerOf(rule).one(number);
  }

  /** To be called when all that were expected have been asked. Where one failed, it will be asked again. */
  settle(): void {
    this.#near.settle();
    this.#deep.settle();
  }

  /** What a rule gathers from all parts, of each from memory or computed. */
  gathered(rule: Rule, compute: (number: number) => string): string {
    const texts = this.#deep.known.map(({ part }, number) => {
      const known = part?.gathered.get(rule);
      if (known !== undefined) return known;
      const text = compute(number);
      part?.gathered.set(rule, text);
      return text;
    });
    return texts.join('\0');
  }

  /**
   * What a rule reports in a part, given by its number, as it is remembered. Undefined where it has to be asked.
   * @param around what it gathered from all parts
   * @param fixes of its fixes no more is remembered than that there are some
   */
  told(rule: Rule, number: number, around: string, fixes: FixesOf): readonly Problem[] | undefined {
    const deep = this.#deep.known[number]!.part;
    const near = isDeep(rule) ? undefined : this.#near.known[number]!.part;
    const told = (near && toldOf(near, rule, around)) ?? (deep && toldOf(deep, rule, around));
    return told?.map((problem) => this.#here(problem, fixes));
  }

  /** Remembers what a rule reports in a part. */
  keep(rule: Rule, number: number, around: string, problems: readonly Problem[]): void {
    const layer = this.#layerOf(rule);
    const own = layer.known[number]!.part;
    // Where nothing is told, it will be enough to know that all that are expected have been asked.
    if (problems.length === 0 && own && own.told.size === 0 && layer.expected.has(rule)) return;
    const deep = this.#deep.known[number]!.part;
    const near = layer === this.#near ? own : undefined;
    const moving = this.#moving(problems);
    const outside = moving
      .flatMap(({ place, related = [] }) => [place, ...related.map((other) => other.place)])
      .filter(({ part }) => part !== 0 && part !== number);
    if (near) keep(near, rule, outside.length > 0 ? ELSEWHERE : moving);
    if (deep && (!near || outside.length > 0) && this.#takesFrom(number, outside)) keep(deep, rule, moving, around);
  }

  /** Whether a part takes from all of these places: what is told of others may change by itself. */
  #takesFrom(number: number, places: readonly Place[]): boolean {
    if (places.length === 0) return true;
    const { stage } = this.parts[number]!;
    const own = new Set<Stage | undefined>(stage && neededFor(stage));
    return places.every(({ part }) => own.has(this.parts[part]!.stage));
  }

  /** Whether something is true of a stage, from memory or computed. */
  holds(stage: Stage, fact: string, compute: () => boolean): boolean {
    const facts = this.#deep.known[stage.index + 1]?.part?.facts;
    const known = facts?.get(fact);
    if (known !== undefined) return known;
    const holds = compute();
    if (facts && facts.size >= FACTS) facts.clear();
    facts?.set(` ${fact}`.slice(1), holds);
    return holds;
  }

  #here({ place, related, fixable, rest }: Moving, fixes: FixesOf): Problem {
    const here: { -readonly [Key in keyof Problem]: Problem[Key] } = { ...rest, range: this.#range(place) };
    if (related) here.related = related.map(({ place, message }) => ({ range: this.#range(place), message }));
    if (fixable) here.fixes = () => fixes(here);
    return here;
  }

  #moving(problems: readonly Problem[]): readonly Moving[] {
    if (problems.length === 0) return NONE;
    return problems.map(({ range, related, fixes, ...rest }) => ({
      rest,
      place: this.#place(range),
      fixable: fixes !== undefined,
      related: related?.map(({ range, message }) => ({ place: this.#place(range), message })),
    }));
  }

  #place({ start, end }: Range): Place {
    const part = Math.max(0, firstIndex(this.parts, (other) => other.start > start) - 1);
    return { part, range: shift({ start, end }, -this.parts[part]!.start) };
  }

  #range({ part, range }: Place): Range {
    return shift(range, this.parts[part]!.start);
  }
}

/** What is remembered of a part. Undefined where a rule has to be asked. */
function toldOf(known: Known, rule: Rule, around: string): readonly Moving[] | undefined {
  if (!known.settled.has(rule) && !known.asked.has(rule)) return undefined;
  if (rule.gathers && known.around.get(rule) !== around) return undefined;
  const told = known.told.get(rule) ?? NONE;
  return told === ELSEWHERE ? undefined : told;
}

function keep(known: Known, rule: Rule, told: readonly Moving[], around?: string): void {
  known.asked.add(rule);
  if (around !== undefined && rule.gathers) known.around.set(rule, around);
  if (told.length > 0 || told === ELSEWHERE) known.told.set(rule, told);
  else known.told.delete(rule);
}

/** Whether it is asked again where a stage that a part takes from has changed in any way. */
export const isDeep = ({ deep, gathers }: Rule): boolean => deep === true || gathers !== undefined;

const NONE: readonly never[] = [];

/** Computes the fixes of a problem that is remembered. */
type FixesOf = (problem: Problem) => readonly Fix[];

/** Stands for what is told of other parts as well, which hangs on all of their text. */
const ELSEWHERE: readonly never[] = [];
