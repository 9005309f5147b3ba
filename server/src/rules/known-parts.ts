import type { Dockerfile } from '../model/dockerfile.ts';
import { neededByDefault, stagesOf, usesOf } from '../model/graph.ts';
import type { Part } from '../model/part.ts';
import { remember } from '../model/remember.ts';
import { MANY } from '../model/resolve.ts';
import { type Reference, type Source, type Stage, takingsOf } from '../model/stage.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { Generations } from '../text/generations.ts';
import { lastingFacts, type Workspace } from '../workspace/workspace.ts';
import type { Known, KnownInstruction, KnownPart, KnownParts } from './known.ts';
import type { Rule } from './rule.ts';
import { isMajorityLower } from './style/casing.ts';
import { isInProduct } from './support/images.ts';
import { isShipped } from './support/shipped.ts';

/** The text of a part wherever it stands, and what is read of it with an escape character. */
interface KnownText {
  readonly id: number;
  read: ReadText | undefined;
}

interface ReadText {
  readonly escape: string;
  readonly beginning: string;
  /** What it is without what makes files; and with the places of that. */
  readonly setup: number;
  readonly frame: number;
}

class Memory {
  #ids = 0;
  readonly #parts = new Generations<Known>();
  readonly #instructions = new Generations<(KnownInstruction | undefined)[]>();
  readonly #texts = new Generations<KnownText>();
  readonly #numbers = new Generations<number>();
  /** What was common to the parts of the last file. */
  #common: { readonly texts: readonly string[]; readonly number: number } = { texts: [], number: -1 };

  /** To be called for each version of a file. */
  age(): void {
    for (const values of [this.#parts, this.#instructions, this.#texts, this.#numbers]) values.age();
  }

  part(key: string): Known {
    return this.#parts.at(key, () => ({
      id: this.#ids++,
      told: new Map(),
      settled: NOBODY,
      asked: new Set(),
      gathered: new Map(),
      around: new Map(),
      facts: new Map(),
    }));
  }

  instructions(key: string): (KnownInstruction | undefined)[] {
    return this.#instructions.at(key, () => []);
  }

  /** What is known of the text of a part. */
  text(number: number, text: string, { start, end }: Part): KnownText {
    return this.#texts.inOrder(number, text, start, end, () => ({ id: this.#ids++, read: undefined }));
  }

  /** A number for some texts that no others have. */
  common(texts: readonly string[]): number {
    const { texts: before, number } = this.#common;
    if (before.length === texts.length && before.every((text, i) => text === texts[i])) return number;
    this.#common = { texts, number: this.number(texts.join('\0')) };
    return this.#common.number;
  }

  /** A number for a text that no other has. */
  number(text: string): number {
    return this.#numbers.at(text, () => this.#ids++);
  }
}

const NOBODY: ReadonlySet<Rule> = new Set();

const memoryOf = remember((_: Workspace) => new Memory());

/**
 * What is known of the parts. A part is the same as before when its text is, and the parts it takes from are, and so is all that
 * it may be asked besides: its place in the build, who uses it, what stands above the first FROM, how all stages begin, which
 * variables are defined in them, and how most keywords are written.
 */
export function knownParts({ whole }: Dockerfile, workspace: Workspace, parts: readonly Part[]): KnownParts {
  // No rule that is given parts looks at the answers of ShellCheck.
  const memory = memoryOf(lastingFacts(workspace));
  memory.age();
  const { text, stages, escape } = whole;
  const texts = parts.map((part, number) => memory.text(number, text, part));
  const read = stages.map((stage, i) => {
    const known = texts[i + 1]!;
    if (known.read?.escape !== escape) {
      const [setup, frame] = ['', '\0'].map((mark) => memory.number(setupOf(whole, parts[i + 1]!, mark)));
      known.read = { escape, beginning: beginningOf(stage), setup: setup!, frame: frame! };
    }
    return known.read;
  });
  const common = memory.common([
    String(isMajorityLower(whole)),
    // A slice keeps the whole version of the document alive, a copy does not.
    ` ${text.slice(0, stages[0]?.from.begin)}`.slice(1),
    ...read.map(({ beginning }) => beginning),
  ]);
  const setups: (number | undefined)[] = [];
  const deeps: (number | undefined)[] = [];
  const near: KnownPart[] = [];
  const deep: KnownPart[] = [];
  for (const [number, { stage }] of parts.entries()) {
    const role = `${common} ${number} ${stage ? roleOf(whole, workspace, stage) : ''}`;
    const own = texts[number]!.id;
    const known = (from: string | undefined) =>
      from === undefined ? undefined : memory.part(`${role}\0${from}\0${own}`);
    const instructions = (from: string | undefined) =>
      from === undefined ? [] : memory.instructions(`${role}\0${from}`);
    const setup = stage ? takesFrom(sourcesOf(stage), setups) : '';
    near.push({
      part: known(setup === undefined ? undefined : `near ${setup}`),
      // A base without a name leaves an empty text.
      instructions: instructions(stage && setup !== undefined ? `near ${setup} ${read[number - 1]!.frame}` : undefined),
      takenBy: nothing,
    });
    const base = stage && takesFrom([stage.base], deeps);
    const part = known(stage ? takesFrom(sourcesOf(stage), deeps) : '');
    deep.push({
      part,
      instructions: instructions(base === undefined ? undefined : `deep ${base} ${own}`),
      takenBy: stage ? takenIn(stage, deeps) : nothing,
    });
    setups.push(stage && setup !== undefined ? memory.number(`${read[number - 1]!.setup} ${setup}`) : undefined);
    deeps.push(part?.id);
  }
  return { near, deep };
}

const nothing = (): string => '';

/** Of each instruction what is known of the stages that it takes from itself. */
function takenIn(stage: Stage, known: readonly (number | undefined)[]): KnownPart['takenBy'] {
  let sources: Map<Instruction, Source[]> | undefined;
  return (instruction) => {
    sources ??= sourcesByInstruction(takingsOf(stage));
    const taken = sources.get(instruction);
    return taken ? takesFrom(taken, known) : '';
  };
}

function sourcesByInstruction(references: readonly Reference[]): Map<Instruction, Source[]> {
  const sources = new Map<Instruction, Source[]>();
  for (const { instruction, source } of references) {
    const own = instruction.onbuild ?? instruction;
    const known = sources.get(own);
    if (known) known.push(source);
    else sources.set(own, [source]);
  }
  return sources;
}

/** How a stage begins, and which variables it defines. */
function beginningOf({ from, instructions }: Stage): string {
  let text = from.logicalText;
  for (const { name, pairs } of instructions) {
    if (name === 'ARG' || name === 'ENV') for (const pair of pairs) text += ` ${pair.name.text}`;
  }
  return text;
}

/** What makes files, of which most rules want to know nothing in other stages than their own. */
const FILES: ReadonlySet<string | undefined> = new Set(['RUN', 'COPY', 'ADD']);

/** A part's text with a mark in place of each instruction that makes files. */
function setupOf({ text }: Dockerfile, { stage, start, end }: Part, mark: string): string {
  let setup = '';
  let at = start;
  for (const { name, range } of stage?.instructions ?? []) {
    if (!FILES.has(name)) continue;
    setup += text.slice(at, range.start) + mark;
    at = range.end;
  }
  return setup + text.slice(at, end);
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

/** All that a stage takes from. */
const sourcesOf = (stage: Stage): Source[] => [stage.base, ...takingsOf(stage).map(({ source }) => source)];

/** What is known of the stages among some sources; undefined where that cannot be told: more than a few, or later ones. */
function takesFrom(sources: readonly Source[], known: readonly (number | undefined)[]): string | undefined {
  const ids: (number | string)[] = [];
  for (const source of sources) {
    ids.push(nameOf(source));
    for (const other of stagesOf(source)) {
      const before = known[other.index + 1];
      if (before === undefined || ids.length > MANY) return undefined;
      ids.push(before);
    }
  }
  return ids.join(' ');
}

/** An index may mean an image that is named in another stage. */
const nameOf = (source: Source): string => (source.kind === 'image' ? source.text : source.kind);
