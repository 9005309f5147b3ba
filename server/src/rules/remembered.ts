import type { Dockerfile } from '../model/dockerfile.ts';
import { neededByDefault, needed as neededFor, stagesOf, usesOf } from '../model/graph.ts';
import { type Part, partsOf } from '../model/part.ts';
import { remember } from '../model/remember.ts';
import { MANY } from '../model/resolve.ts';
import { type Stage, takingsOf } from '../model/stage.ts';
import { firstIndex } from '../text/first-index.ts';
import { type Range, shift } from '../text/range.ts';
import { lastingFacts, type Workspace } from '../workspace/workspace.ts';
import type { Problem, Rule } from './rule.ts';
import { isShipped } from './support/shipped.ts';

/** A range in a part, whose place is that of the part. */
interface Place {
  readonly part: number;
  readonly range: Range;
}

/** A problem wherever its part has moved to, without its fixes. */
interface Moving extends Omit<Problem, 'range' | 'related' | 'fixes'> {
  readonly place: Place;
  readonly fixable: boolean;
  readonly related: readonly { readonly place: Place; readonly message: string }[] | undefined;
}

/** A part as it was once: what the rules had to say of it, and what else they found out about it. */
interface Known {
  readonly id: number;
  readonly problems: Map<Rule, readonly Moving[]>;
  readonly facts: Map<string, boolean>;
}

/** More facts than rules ask for of one stage at a time. */
const FACTS = 100;

/** As many parts as nobody works on at once, and as many characters: each keystroke in a part adds it once more. */
const GENERATION = { parts: 5000, characters: 4_000_000 };

/** Two generations, so that a part out of use is dropped. */
class Memory {
  #recent = new Map<string, Known>();
  #older = new Map<string, Known>();
  #characters = 0;

  at(key: string): Known {
    let known = this.#recent.get(key);
    if (known) return known;
    known = this.#older.get(key) ?? { id: Memory.#ids++, problems: new Map(), facts: new Map() };
    if (this.#recent.size >= GENERATION.parts || this.#characters > GENERATION.characters) {
      this.#older = this.#recent;
      this.#recent = new Map();
      this.#characters = 0;
    }
    this.#characters += key.length;
    // A slice keeps the string it was cut from alive, here a whole version of the document; a copy does not.
    this.#recent.set(` ${key}`.slice(1), known);
    return known;
  }

  static #ids = 0;
}

const memoryOf = remember((_: Workspace) => new Memory());

/** The parts of a Dockerfile, each with what is known of it. */
export class RememberedParts {
  readonly parts: readonly Part[];
  readonly #known: readonly (Known | undefined)[];

  constructor(dockerfile: Dockerfile, workspace: Workspace) {
    this.parts = partsOf(dockerfile);
    this.#known = knownParts(dockerfile, workspace, this.parts);
  }

  /** Whether a rule is known to report nothing in a part, as nearly every one in nearly every part. */
  isSilent(rule: Rule, number: number): boolean {
    return this.#known[number]?.problems.get(rule) === NONE;
  }

  /** What a rule reports in a part, given by its number, from memory or computed; of its fixes no more than that there are some. */
  problems(rule: Rule, number: number, compute: () => readonly Problem[]): readonly Problem[] {
    const known = this.#known[number];
    const moving = known?.problems.get(rule);
    if (moving) return moving.map((problem) => this.#here(problem));
    const problems = compute();
    if (known) {
      const remembered = this.#moving(problems, number);
      if (remembered) known.problems.set(rule, remembered);
    }
    return problems;
  }

  /** Whether something is true of a stage, from memory or computed. */
  holds(stage: Stage, fact: string, compute: () => boolean): boolean {
    const facts = this.#known[stage.index + 1]?.facts;
    const known = facts?.get(fact);
    if (known !== undefined) return known;
    const holds = compute();
    if (facts && facts.size >= FACTS) facts.clear();
    facts?.set(` ${fact}`.slice(1), holds);
    return holds;
  }

  #here({ place, related, fixable, ...problem }: Moving): Problem {
    return {
      ...problem,
      range: this.#range(place),
      ...(related && { related: related.map(({ place, message }) => ({ range: this.#range(place), message })) }),
      ...(fixable && { fixes: NO_FIXES }),
    };
  }

  /** Undefined where something is told of a part that it does not take from: that may change by itself. */
  #moving(problems: readonly Problem[], number: number): readonly Moving[] | undefined {
    if (problems.length === 0) return NONE;
    const moving = problems.map(({ range, related, fixes, ...problem }) => ({
      ...problem,
      place: this.#place(range),
      fixable: fixes !== undefined,
      related: related?.map(({ range, message }) => ({ place: this.#place(range), message })),
    }));
    const elsewhere = moving
      .flatMap(({ place, related = [] }) => [place, ...related.map((other) => other.place)])
      .filter(({ part }) => part !== 0 && part !== number);
    if (elsewhere.length === 0) return moving;
    const { stage } = this.parts[number]!;
    const own = new Set<Stage | undefined>(stage && neededFor(stage));
    return elsewhere.every(({ part }) => own.has(this.parts[part]!.stage)) ? moving : undefined;
  }

  #place({ start, end }: Range): Place {
    const part = Math.max(0, firstIndex(this.parts, (other) => other.start > start) - 1);
    return { part, range: shift({ start, end }, -this.parts[part]!.start) };
  }

  #range({ part, range }: Place): Range {
    return shift(range, this.parts[part]!.start);
  }
}

const NONE: readonly never[] = [];

const NO_FIXES = () => NONE;

/**
 * What is known of the parts. A part is the same as before when its text is, and the parts it takes from are, and so is all that
 * it may be asked besides: its place in the build, who uses it, what stands above the first FROM, how all stages begin, and which
 * variables are defined in them.
 */
function knownParts(
  { whole }: Dockerfile,
  workspace: Workspace,
  parts: readonly Part[],
): readonly (Known | undefined)[] {
  // No rule that is given parts looks at the answers of ShellCheck.
  const memory = memoryOf(lastingFacts(workspace));
  const textOf = ({ start, end }: Part) => whole.text.slice(start, end);
  const common = memory.at(
    [whole.text.slice(0, whole.stages[0]?.from.begin), ...whole.stages.map(beginningOf)].join('\0'),
  ).id;
  const known: (Known | undefined)[] = [];
  for (const [number, part] of parts.entries()) {
    const { stage } = part;
    const from = stage ? takesFrom(stage, known) : '';
    known.push(
      from === undefined
        ? undefined
        : memory.at([common, number, stage ? roleOf(whole, stage) : '', from, textOf(part)].join('\0')),
    );
  }
  return known;
}

/** How a stage begins, and which variables it defines. */
function beginningOf({ from, instructions }: Stage): string {
  let text = from.logicalText;
  for (const { name, pairs } of instructions) {
    if (name === 'ARG' || name === 'ENV') for (const pair of pairs) text += ` ${pair.name.text}`;
  }
  return text;
}

/** Its place in the build. */
function roleOf(dockerfile: Dockerfile, stage: Stage): string {
  const { bases, references } = usesOf(dockerfile, stage);
  const needed = neededByDefault(dockerfile);
  const users = [
    ...bases.slice(0, MANY).map((user) => `${user.index} ${needed.has(user)}`),
    ...references.slice(0, MANY).map((reference) => `${reference.kind} ${reference.stage.index}`),
  ];
  const flags = [needed.has(stage), isShipped(dockerfile, stage), stage === dockerfile.final];
  return [...flags, ...users].join(' ');
}

/** What is known of the stages it takes from; undefined where that cannot be told: more than a few, or later ones. */
function takesFrom(stage: Stage, known: readonly (Known | undefined)[]): string | undefined {
  const ids: (number | string)[] = [];
  for (const source of [stage.base, ...takingsOf(stage).map(({ source }) => source)]) {
    ids.push(source.kind);
    for (const other of stagesOf(source)) {
      const before = known[other.index + 1];
      if (!before || ids.length > MANY) return undefined;
      ids.push(before.id);
    }
  }
  return ids.join(' ');
}
