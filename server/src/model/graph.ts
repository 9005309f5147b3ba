import type { Dockerfile } from './dockerfile.ts';
import { rememberWhole } from './remember.ts';
import { MANY } from './resolve.ts';
import { chain, type Reference, type Source, type Stage, takingsOf } from './stage.ts';

/** Who uses a stage. */
interface Uses {
  /** The stages that are based on it. */
  readonly bases: readonly Stage[];
  /** The references that take files from it. */
  readonly references: readonly Reference[];
}

/** The stages that a source is, or may be. */
export const stagesOf = (source: Source): readonly Stage[] =>
  source.kind === 'stage' ? [source.stage] : source.kind === 'unknown' ? source.candidates : [];

/** The sources that a stage needs to be built: its base, those it takes files from, and those its triggers take from. */
function* sourcesOf(stage: Stage): Iterable<Source> {
  yield stage.base;
  for (const { source } of takingsOf(stage)) yield source;
  if (stage.base.kind !== 'stage') return;
  for (const { instruction, source } of takingsOf(stage.base.stage)) if (instruction.onbuild) yield source;
}

/** The stages that a stage needs to be built: its base and those it takes files from, each once. */
export function dependencies(stage: Stage): ReadonlySet<Stage> {
  const found = new Set<Stage>();
  for (const source of sourcesOf(stage)) for (const dependency of stagesOf(source)) found.add(dependency);
  return found;
}

/** Everything that is built for a target, itself included. */
export const needed = (target: Stage): ReadonlySet<Stage> => neededFor([target]);

/** What a plain `docker build` builds whatever the variables in FROM are set to. */
export const surelyNeeded = rememberWhole(({ final }: Dockerfile): ReadonlySet<Stage> => {
  const found = new Set(final ? [final] : []);
  for (const stage of found) {
    for (const source of sourcesOf(stage)) if (source.kind === 'stage') found.add(source.stage);
  }
  return found;
});

/** Everything that is built for several targets, themselves included. */
export function neededFor(targets: Iterable<Stage>): ReadonlySet<Stage> {
  const found = new Set(targets);
  // Many sources may share one list of stages that they may be.
  const lists = new Set<readonly Stage[]>();
  // A set takes in what is added while it is walked.
  for (const stage of found) {
    for (const source of sourcesOf(stage)) {
      const stages = stagesOf(source);
      if (lists.has(stages)) continue;
      if (source.kind === 'unknown') lists.add(stages);
      for (const dependency of stages) found.add(dependency);
    }
  }
  return found;
}

/** What a plain `docker build` builds. */
export const neededByDefault = rememberWhole(
  (dockerfile: Dockerfile): ReadonlySet<Stage> => (dockerfile.final ? needed(dockerfile.final) : new Set()),
);

/** The same in the order of the file; of a view, those that are in it. */
export const neededStages = (dockerfile: Dockerfile): readonly Stage[] =>
  dockerfile.stages.filter((stage) => neededByDefault(dockerfile).has(stage));

const inFinalChain = rememberWhole(({ final }: Dockerfile): ReadonlySet<Stage> => new Set(final ? chain(final) : []));

/** Whether a plain `docker build` makes its image of a stage, with others. */
export const isInFinalChain = (dockerfile: Dockerfile, stage: Stage): boolean => inFinalChain(dockerfile).has(stage);

/** The stages that the image is made of that a plain `docker build` makes, in the order of the file; of a view, those that are in it. */
export const finalChain = (dockerfile: Dockerfile): readonly Stage[] =>
  dockerfile.stages.filter((stage) => isInFinalChain(dockerfile, stage));

/** Those that use a stage: one by one, and in groups that use many stages alike. */
class Users<T> {
  readonly #single = new Map<Stage, T[]>();
  readonly #groups = new Map<readonly Stage[], T[]>();
  readonly #groupsOf = new Map<Stage, T[][]>();

  add(source: Source, user: T): void {
    const stages = stagesOf(source);
    if (stages.length <= MANY) {
      for (const stage of stages) listIn(this.#single, stage).push(user);
      return;
    }
    const isNew = !this.#groups.has(stages);
    const group = listIn(this.#groups, stages);
    group.push(user);
    if (isNew) for (const stage of stages) listIn(this.#groupsOf, stage).push(group);
  }

  of(stage: Stage): readonly T[] {
    const single = this.#single.get(stage);
    const groups = this.#groupsOf.get(stage) ?? [];
    if (groups.length === 0) return single ?? [];
    // Each stage with a list of its own of everybody would fill the memory.
    return single || groups.length > 1
      ? [...(single ?? []), ...groups.flatMap((group) => group.slice(0, MANY))]
      : groups[0]!;
  }
}

function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

const allUsers = rememberWhole((dockerfile: Dockerfile) => {
  const bases = new Users<Stage>();
  const references = new Users<Reference>();
  for (const stage of dockerfile.stages) bases.add(stage.base, stage);
  for (const reference of dockerfile.references) references.add(reference.source, reference);
  return { bases, references };
});

/** Who uses a stage, in the order of the file. */
export function usesOf(dockerfile: Dockerfile, stage: Stage): Uses {
  const { bases, references } = allUsers(dockerfile);
  return { bases: bases.of(stage), references: references.of(stage) };
}

const NO_STAGES: readonly Stage[] = [];

const byName = rememberWhole((dockerfile: Dockerfile): ReadonlyMap<string, readonly Stage[]> => {
  const named = new Map<string, Stage[]>();
  for (const stage of dockerfile.stages) {
    if (stage.key === undefined) continue;
    const same = named.get(stage.key);
    if (same) same.push(stage);
    else named.set(stage.key, [stage]);
  }
  return named;
});

/** The stages of a name, given in lower case, in the order of the file. */
export const stagesNamed = (dockerfile: Dockerfile, key: string): readonly Stage[] =>
  byName(dockerfile).get(key) ?? NO_STAGES;

/** The index of the last stage that a reference means by its index; -1 when none does. */
export const lastIndexed = rememberWhole(({ references }: Dockerfile): number => {
  let last = -1;
  for (const { byIndex, source } of references) {
    if (byIndex && source.kind === 'stage') last = Math.max(last, source.stage.index);
  }
  return last;
});
