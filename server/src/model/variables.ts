import { platformArgs, proxyArgs } from '../knowledge/predefined-args.ts';
import type { Dockerfile } from './dockerfile.ts';
import { placedInstructions } from './instructions.ts';
import { remember } from './remember.ts';
import { MANY } from './resolve.ts';
import type { Stage } from './stage.ts';
import { hasScript, type VariableMention, variablesIn } from './variable-mentions.ts';

/**
 * A variable: all that has to keep one name for the file to mean the same. That is a global ARG with those that declare it again in
 * the stages, an ENV and an ARG of one stage, and what a stage has from the one it is based on.
 */
export interface Variable {
  readonly name: string;
  /** All places that mean it or may do so, in the order of the file. */
  readonly mentions: readonly VariableMention[];
  /** Those of ARG and ENV among them; none for one that the base image or nobody sets. */
  readonly definitions: readonly VariableMention[];
  /** Whether it is one of the lines above the first FROM, or of FROM itself. */
  readonly isGlobal: boolean;
  /** The stages that know it, be it that they do not mention it. */
  readonly stages: ReadonlySet<Stage>;
}

/** Arguments that the builder has by itself; they are declared to be seen. */
export const isPredefined = (name: string): boolean =>
  Object.hasOwn(platformArgs, name) || Object.hasOwn(proxyArgs, name);

/** The variable that a place means, or would mean if it stood there (`useOf`). */
export function variableOf(dockerfile: Dockerfile, { name, range, placed }: VariableMention): Variable | undefined {
  const { stage, instruction } = placed;
  const named = variablesNamed(dockerfile, name);
  if (range.start < 0) {
    const isGlobal = !stage || instruction === stage.from;
    return named.find((variable) => (isGlobal ? variable.isGlobal : variable.stages.has(stage)));
  }
  return named.find(({ mentions }) => mentions.some((mention) => mention.range.start === range.start));
}

const known = remember((_: Dockerfile) => new Map<string, readonly Variable[]>());

/** The variables of a name, in the order of the file: each stage may have one that has nothing to do with the others. */
export function variablesNamed({ whole }: Dockerfile, name: string): readonly Variable[] {
  const all = known(whole);
  let variables = all.get(name);
  if (!variables) {
    variables = link(whole, name);
    all.set(name, variables);
  }
  return variables;
}

/** All places where a name stands, but for those where a script means one of its own. */
function mentionsOf(dockerfile: Dockerfile, name: string): VariableMention[] {
  return placedInstructions(dockerfile).flatMap((placed) => {
    if (!mayMention(dockerfile, placed, name)) return [];
    const mentions = variablesIn(dockerfile, placed).filter((mention) => mention.name === name);
    const { scope, stage, instruction } = placed;
    const isOwn =
      mentions.some(({ kind }) => kind === 'set') &&
      !scope.declares(name, instruction) &&
      !candidatesOf(stage).some((candidate) => candidate.scope.last(name));
    return isOwn ? mentions.filter(({ kind }) => kind !== 'set' && kind !== 'shell') : mentions;
  });
}

type Placed = VariableMention['placed'];

/** A quick look; the names of ENV may be put together of others. */
const mayMention = ({ text }: Dockerfile, { instruction }: Placed, name: string): boolean =>
  instruction.logicalText.includes(name) ||
  (instruction.name === 'ENV' && /[$"'\\`]/.test(instruction.logicalText)) ||
  (instruction.form === 'json' && hasScript(instruction)) ||
  instruction.heredocs.some(({ body }) => text.slice(body.start, body.end).includes(name));

/** The stages that one may be based on when a variable decides. `$IMAGE` alone fits any, and so tells nothing. */
export function candidatesOf(stage: Stage | undefined): readonly Stage[] {
  if (stage?.base.kind !== 'unknown' || stage.base.candidates.length > MANY) return [];
  return /^(?:\$(?:\{[^}]*\}?|\w+))*$/.test(stage.image?.text ?? '') ? [] : stage.base.candidates;
}

/** The lines above the first FROM are 0. What a stage hands to its children in triggers is a place of its own. */
const own = ({ index }: Stage): number => 1 + 2 * index;
const handed = ({ index }: Stage): number => 2 + 2 * index;

/** Where a place belongs. */
function nodeOf({ placed: { instruction, stage } }: VariableMention): number {
  if (!stage || instruction === stage.from) return 0;
  return instruction.onbuild ? handed(stage) : own(stage);
}

function link(dockerfile: Dockerfile, name: string): Variable[] {
  const byNode = new Map<number, VariableMention[]>();
  for (const mention of mentionsOf(dockerfile, name)) {
    const node = nodeOf(mention);
    const list = byNode.get(node);
    if (list) list.push(mention);
    else byNode.set(node, [mention]);
  }
  const sets = new Sets(byNode.keys());
  const isGlobal = byNode.get(0)?.some(({ kind }) => kind === 'arg') || isPredefined(name);
  if (isPredefined(name)) sets.add(0);
  const declares = (node: number) => isGlobal && byNode.get(node)?.some(({ kind }) => kind === 'arg');
  for (const stage of dockerfile.stages) {
    const { base } = stage;
    const bases = base.kind === 'stage' ? [base.stage] : candidatesOf(stage);
    for (const node of bases.flatMap((from) => [own(from), handed(from)])) {
      if (sets.has(node)) sets.join(own(stage), node);
    }
    if (sets.has(handed(stage)) && sets.has(own(stage))) sets.join(handed(stage), own(stage));
    for (const node of [own(stage), handed(stage)]) if (declares(node)) sets.join(node, 0);
  }
  return sets.groups().map((nodes) => variableIn(dockerfile, name, nodes, byNode));
}

function variableIn(
  { stages }: Dockerfile,
  name: string,
  nodes: readonly number[],
  byNode: ReadonlyMap<number, readonly VariableMention[]>,
): Variable {
  const all = nodes.flatMap((node) => byNode.get(node) ?? []).sort((a, b) => a.range.start - b.range.start);
  const isStarted = all.some(({ kind }) => kind === 'env');
  const isArg = all.some(({ kind }) => kind === 'arg');
  // An ARG is gone when the container is started.
  const mentions = isArg && !isStarted ? all.filter(({ kind }) => kind !== 'start') : all;
  return {
    name,
    mentions,
    definitions: mentions.filter(({ kind }) => kind === 'arg' || kind === 'env'),
    isGlobal: nodes.includes(0),
    stages: new Set(nodes.flatMap((node) => (node === 0 ? [] : (stages[(node - 1) >> 1] ?? [])))),
  };
}

/** Numbers that belong together. */
class Sets {
  readonly #parents = new Map<number, number>();

  constructor(nodes: Iterable<number>) {
    for (const node of nodes) this.add(node);
  }

  add(node: number): void {
    if (!this.#parents.has(node)) this.#parents.set(node, node);
  }

  has(node: number): boolean {
    return this.#parents.has(node);
  }

  join(one: number, other: number): void {
    this.add(one);
    this.add(other);
    this.#parents.set(this.#root(one), this.#root(other));
  }

  groups(): number[][] {
    const groups = new Map<number, number[]>();
    for (const node of [...this.#parents.keys()].sort((a, b) => a - b)) {
      const root = this.#root(node);
      const group = groups.get(root);
      if (group) group.push(node);
      else groups.set(root, [node]);
    }
    return [...groups.values()];
  }

  #root(node: number): number {
    let root = node;
    while (this.#parents.get(root) !== root) root = this.#parents.get(root)!;
    // The way there is shorter the next time.
    for (let at = node; at !== root; ) {
      const next = this.#parents.get(at)!;
      this.#parents.set(at, root);
      at = next;
    }
    return root;
  }
}
