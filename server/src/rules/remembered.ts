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
import { isMajorityLower } from './style/casing.ts';
import { isInProduct } from './support/images.ts';
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
  /** The rules that had something to say, and what; nearly all have nothing. */
  readonly told: Map<Rule, readonly Moving[]>;
  /** Those that were asked: all of `settled`, and some besides. */
  settled: ReadonlySet<Rule>;
  readonly asked: Set<Rule>;
  /** What rules gather from it, and what they had gathered from all parts when they were asked about it. */
  readonly gathered: Map<Rule, string>;
  readonly around: Map<Rule, string>;
  readonly facts: Map<string, boolean>;
}

/** The text of a part wherever it stands, and how `beginningOf` has it with an escape character. */
interface KnownText {
  readonly id: number;
  beginning: { readonly escape: string; readonly text: string } | undefined;
}

/** More facts than rules ask for of one stage at a time. */
const FACTS = 100;

/** As many parts as nobody works on at once, and as many characters: each keystroke in a part adds it once more. */
const GENERATION = { parts: 5000, characters: 4_000_000 };

/** Values by a text, each made once. Two generations, so that what is out of use is dropped. */
class Generations<V> {
  #recent = new Map<string, V>();
  #older = new Map<string, V>();
  #characters = 0;
  readonly #make: () => V;

  constructor(make: () => V) {
    this.#make = make;
  }

  at(key: string): V {
    const recent = this.#recent.get(key);
    if (recent) return recent;
    const value = this.#older.get(key) ?? this.#make();
    if (this.#recent.size >= GENERATION.parts || this.#characters > GENERATION.characters) {
      this.#older = this.#recent;
      this.#recent = new Map();
      this.#characters = 0;
    }
    this.#characters += key.length;
    // A slice keeps the string it was cut from alive, here a whole version of the document; a copy does not.
    this.#recent.set(` ${key}`.slice(1), value);
    return value;
  }
}

class Memory {
  #ids = 0;
  readonly parts = new Generations<Known>(() => ({
    id: this.#ids++,
    told: new Map(),
    settled: NOBODY,
    asked: new Set(),
    gathered: new Map(),
    around: new Map(),
    facts: new Map(),
  }));
  readonly texts = new Generations<KnownText>(() => ({ id: this.#ids++, beginning: undefined }));
}

const NOBODY: ReadonlySet<Rule> = new Set();

const memoryOf = remember((_: Workspace) => new Memory());

/** The parts of a Dockerfile, each with what is known of it. */
export class RememberedParts {
  readonly parts: readonly Part[];
  readonly #known: readonly (Known | undefined)[];
  readonly #expected: ReadonlySet<Rule>;
  /** The parts about which one of the rules that are expected has not been asked. */
  readonly #open: number[] = [];
  /** Of the others those of which a rule has something to say. */
  readonly #told = new Map<Rule, number[]>();

  /** `expected` are the rules that will be asked about each part, the same set each time: what they all have been asked is not looked at again. */
  constructor(dockerfile: Dockerfile, workspace: Workspace, expected: ReadonlySet<Rule>) {
    this.parts = partsOf(dockerfile);
    this.#known = knownParts(dockerfile, workspace, this.parts);
    this.#expected = expected;
    for (const [number, known] of this.#known.entries()) {
      if (known?.settled !== expected) this.#open.push(number);
      else
        for (const rule of known.told.keys()) {
          const numbers = this.#told.get(rule);
          if (numbers) numbers.push(number);
          else this.#told.set(rule, [number]);
        }
    }
  }

  /** The parts, given by their numbers and in order, in which a rule may have something to report. */
  mayTell(rule: Rule): readonly number[] {
    if (!this.#expected.has(rule)) return this.parts.map((_, number) => number);
    const told = this.#told.get(rule);
    return told ? [...told, ...this.#open].sort((a, b) => a - b) : this.#open;
  }

  /** What a rule gathers from all parts, of each from memory or computed. */
  gathered(rule: Rule, compute: (number: number) => string): string {
    const texts = this.#known.map((known, number) => {
      const text = known?.gathered.get(rule) ?? compute(number);
      known?.gathered.set(rule, text);
      return text;
    });
    return texts.join('\0');
  }

  /**
   * What a rule reports in a part, given by its number, from memory or computed; of its fixes no more than that there are some.
   * @param around what it gathered from all parts
   */
  problems(rule: Rule, number: number, around: string, compute: () => readonly Problem[]): readonly Problem[] {
    const known = this.#known[number];
    if (known?.settled.has(rule) || (known?.asked.has(rule) && (known.around.get(rule) ?? '') === around)) {
      return known.told.get(rule)?.map((problem) => this.#here(problem)) ?? NONE;
    }
    const problems = compute();
    const remembered = known && this.#moving(problems, number);
    if (remembered) {
      known.asked.add(rule);
      if (rule.gathers) known.around.set(rule, around);
      if (remembered.length > 0) known.told.set(rule, remembered);
      else known.told.delete(rule);
    }
    return problems;
  }

  /** To be called when all that were expected have been asked. Where one failed, it will be asked again. */
  settle(): void {
    for (const number of this.#open) {
      const known = this.#known[number];
      if (!known || ![...this.#expected].every((rule) => known.settled.has(rule) || known.asked.has(rule))) continue;
      known.settled = this.#expected;
      for (const rule of this.#expected) known.asked.delete(rule);
    }
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
 * it may be asked besides: its place in the build, who uses it, what stands above the first FROM, how all stages begin, which
 * variables are defined in them, and how most keywords are written.
 */
function knownParts(
  { whole }: Dockerfile,
  workspace: Workspace,
  parts: readonly Part[],
): readonly (Known | undefined)[] {
  // No rule that is given parts looks at the answers of ShellCheck.
  const memory = memoryOf(lastingFacts(workspace));
  const texts = parts.map(({ start, end }) => memory.texts.at(whole.text.slice(start, end)));
  const beginnings = whole.stages.map((stage, i) => beginningOf(stage, whole.escape, texts[i + 1]!));
  const common = memory.parts.at(
    [isMajorityLower(whole), whole.text.slice(0, whole.stages[0]?.from.begin), ...beginnings].join('\0'),
  ).id;
  const known: (Known | undefined)[] = [];
  for (const [number, { stage }] of parts.entries()) {
    const from = stage ? takesFrom(stage, known) : '';
    const key = [common, number, stage ? roleOf(whole, workspace, stage) : '', from, texts[number]!.id];
    known.push(from === undefined ? undefined : memory.parts.at(key.join('\0')));
  }
  return known;
}

/** How a stage begins, and which variables it defines: always the same where its text is, and the escape character. */
function beginningOf({ from, instructions }: Stage, escape: string, known: KnownText): string {
  if (known.beginning?.escape === escape) return known.beginning.text;
  let text = from.logicalText;
  for (const { name, pairs } of instructions) {
    if (name === 'ARG' || name === 'ENV') for (const pair of pairs) text += ` ${pair.name.text}`;
  }
  known.beginning = { escape, text };
  return text;
}

/** Its place in the build. */
function roleOf(dockerfile: Dockerfile, workspace: Workspace, stage: Stage): string {
  const { bases, references } = usesOf(dockerfile, stage);
  const needed = neededByDefault(dockerfile);
  const users = [
    ...bases.slice(0, MANY).map((user) => `${user.index} ${needed.has(user)}`),
    ...references.slice(0, MANY).map((reference) => `${reference.kind} ${reference.stage.index}`),
  ];
  const flags = [needed.has(stage), isShipped(dockerfile, stage), stage === dockerfile.final];
  flags.push(isInProduct(dockerfile, workspace, stage));
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
