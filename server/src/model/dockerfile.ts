import type { Instruction } from '../syntax/instruction.ts';
import type { Source as Text } from '../syntax/read.ts';
import { read } from '../syntax/read.ts';
import type { Range } from '../text/range.ts';
import { remember } from './remember.ts';
import { StageNames, sourceOfBase } from './resolve.ts';
import { Scope } from './scope.ts';
import type { Reference, Stage } from './stage.ts';

/** A Dockerfile and what it means. */
export interface Dockerfile extends Text {
  /** Those before the first FROM: ARG, if all is well. */
  readonly preamble: readonly Instruction[];
  /** The variables of the lines before the first FROM. */
  readonly globals: Scope;
  readonly stages: readonly Stage[];
  /** The stage that is built when no target is named: the last. */
  readonly final: Stage | undefined;
  /** All references between stages and to images, except those of FROM. */
  readonly references: readonly Reference[];
  /** What it is about: all of the text, or that of the part that it is a view of. */
  readonly extent: Range;
  /** The Dockerfile that this one is a view of, see `viewOf`; most are whole themselves. */
  readonly whole: Dockerfile;
}

/** Reads a Dockerfile. Never throws. */
export const readDockerfile = (text: string): Dockerfile => linked(read(text), () => false);

/** What instructions mean where `isContext` tells the names of named contexts. */
export function linked(source: Text, isContext: (name: string) => boolean): Dockerfile {
  const starts = source.instructions.flatMap((instruction, i) => (instruction.name === 'FROM' ? [i] : []));
  const preamble = source.instructions.slice(0, starts[0] ?? source.instructions.length);
  const globals = new Scope(source.escape);
  for (const instruction of preamble) if (instruction.name === 'ARG') globals.define(instruction);

  const names = new StageNames(isContext);
  const stages = starts.map((start, index) => {
    const instructions = source.instructions.slice(start + 1, starts[index + 1]);
    const stage = readStage(index, source.instructions[start]!, instructions, globals, names, source.escape);
    names.add(stage);
    return stage;
  });
  for (const [i, { references, implicit }] of names.resolveReferences(stages).entries()) {
    stages[i]!.references.push(...references);
    stages[i]!.implicit.push(...implicit);
  }
  const references = stages.flatMap((stage) => stage.references);
  return {
    ...source,
    preamble,
    globals,
    stages,
    final: stages.at(-1),
    references,
    extent: { start: 0, end: source.text.length },
    get whole(): Dockerfile {
      return this;
    },
  };
}

function readStage(
  index: number,
  from: Instruction,
  instructions: readonly Instruction[],
  globals: Scope,
  names: StageNames,
  escape: string,
) {
  const [image, as, name] = from.words;
  const named = as?.text.toLowerCase() === 'as' ? name : undefined;
  const base = image ? sourceOfBase(image.text, globals, from, names) : ({ kind: 'unknown', candidates: [] } as const);
  const outer = base.kind === 'stage' ? base.stage.scope : undefined;
  const scope = new Scope(escape, outer, globals, outer ? outer.open : base.kind !== 'scratch');
  const triggers = base.kind === 'stage' ? triggersOf(base.stage) : [];
  for (const instruction of [...triggers, ...instructions]) {
    if (instruction.name === 'ARG' || instruction.name === 'ENV') scope.define(instruction);
  }
  const range: Range = { start: from.range.start, end: (instructions.at(-1) ?? from).range.end };
  return {
    index,
    from,
    instructions,
    triggers,
    range,
    image,
    name: named,
    key: named?.text.toLowerCase(),
    platform: from.flag('platform'),
    base,
    // Filled in once all stages are known, since a name may mean a later one.
    references: [] as Reference[],
    implicit: [] as Reference[],
    scope,
  } satisfies Stage;
}

// More than anybody writes: each runs in every stage that is based on its own.
const MOST_TRIGGERS = 100;

const triggersOf = remember(({ instructions }: Stage): readonly Instruction[] =>
  instructions.flatMap(({ trigger }) => trigger ?? []).slice(0, MOST_TRIGGERS),
);
