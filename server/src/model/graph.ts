import type { Dockerfile } from './dockerfile.ts';
import { remember } from './remember.ts';
import type { Reference, Source, Stage } from './stage.ts';

/** Who uses a stage. */
export interface Uses {
  /** The stages that are based on it. */
  readonly bases: readonly Stage[];
  /** The references that take files from it. */
  readonly references: readonly Reference[];
}

/** The stages that a source is, or may be. */
export const stagesOf = (source: Source): readonly Stage[] =>
  source.kind === 'stage' ? [source.stage] : source.kind === 'unknown' ? source.candidates : [];

/** The stages that a stage needs to be built: its base and those it takes files from, each once. */
export const dependencies = remember((stage: Stage): ReadonlySet<Stage> => {
  const found = new Set(stagesOf(stage.base));
  for (const reference of stage.references) for (const source of stagesOf(reference.source)) found.add(source);
  // The triggers of a base run here, and take from the stages they name.
  if (stage.base.kind === 'stage') {
    for (const { instruction, source } of stage.base.stage.references) {
      if (instruction.onbuild) for (const trigger of stagesOf(source)) found.add(trigger);
    }
  }
  return found;
});

/** Everything that is built for a target, itself included. */
export function needed(target: Stage): ReadonlySet<Stage> {
  const found = new Set([target]);
  // A set takes in what is added while it is walked.
  for (const stage of found) for (const dependency of dependencies(stage)) found.add(dependency);
  return found;
}

/** What a plain `docker build` builds. */
export const neededByDefault = remember(
  (dockerfile: Dockerfile): ReadonlySet<Stage> => (dockerfile.final ? needed(dockerfile.final) : new Set()),
);

const NO_USES: Uses = { bases: [], references: [] };

const allUses = remember((dockerfile: Dockerfile): ReadonlyMap<Stage, Uses> => {
  const uses = new Map<Stage, { bases: Stage[]; references: Reference[] }>();
  const of = (stage: Stage) => {
    let entry = uses.get(stage);
    if (!entry) {
      entry = { bases: [], references: [] };
      uses.set(stage, entry);
    }
    return entry;
  };
  for (const stage of dockerfile.stages) for (const base of stagesOf(stage.base)) of(base).bases.push(stage);
  for (const reference of dockerfile.references) {
    for (const source of stagesOf(reference.source)) of(source).references.push(reference);
  }
  return uses;
});

/** Who uses a stage, in the order of the file. */
export const usesOf = (dockerfile: Dockerfile, stage: Stage): Uses => allUses(dockerfile).get(stage) ?? NO_USES;

const NO_STAGES: readonly Stage[] = [];

const byName = remember((dockerfile: Dockerfile): ReadonlyMap<string, readonly Stage[]> => {
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
