import { copiedBy } from '../../../model/copied.ts';
import { resolvePath } from '../../../model/directory.ts';
import type { Dockerfile } from '../../../model/dockerfile.ts';
import { rememberWhole } from '../../../model/remember.ts';
import { pathFrom, runSteps, type Step, wordValue } from '../../../model/run-steps.ts';
import { chain, LONG_CHAIN, type Reference, type Stage } from '../../../model/stage.ts';
import { parseOptions } from '../../../shell/options.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { type Artefact, Artefacts, moved } from './artefact.ts';
import { cBuild } from './c.ts';
import { goBuild } from './go.ts';
import { nodeInstall } from './node.ts';
import { pythonInstall } from './python.ts';
import { rubyInstall } from './ruby.ts';
import { rustBuild } from './rust.ts';

const READERS = [goBuild, rustBuild, cBuild, pythonInstall, nodeInstall, rubyInstall];

type Found = Map<Stage, Artefacts>;

const known = rememberWhole((_: Dockerfile): Found => new Map());

/** The artefacts of a stage and of all that it takes from. */
function artefactsOf(dockerfile: Dockerfile, stage: Stage): Found {
  const found = known(dockerfile);
  const missing = new Set(found.has(stage) ? [] : [stage]);
  // A set takes in what is added while it is walked.
  for (const each of missing) for (const source of sourcesOf(each)) if (!found.has(source)) missing.add(source);
  // From the top down, since what a stage copies comes from those above.
  for (const each of [...missing].sort((a, b) => a.index - b.index)) {
    const own = new Artefacts();
    found.set(each, own);
    for (const instruction of each.instructions) {
      for (const artefact of addedBy(dockerfile, found, each, instruction)) own.add(artefact);
    }
  }
  return found;
}

function* addedBy(dockerfile: Dockerfile, found: Found, stage: Stage, instruction: Instruction): Iterable<Artefact> {
  if (instruction.name === 'COPY') yield* copiesOf(found, stage, instruction);
  if (instruction.name !== 'RUN') return;
  for (const step of runSteps(dockerfile, stage, instruction)) yield* madeBy(dockerfile, found, step);
}

function madeBy(dockerfile: Dockerfile, found: Found, step: Step): Artefact[] {
  for (const read of READERS) {
    const build = read(dockerfile, step);
    if (build) return step.command.conditional ? [] : build.outputs.map((output) => ({ output, build }));
  }
  return /^(?:cp|mv|install)$/.test(step.command.program ?? '') ? movedBy(dockerfile, found, step) : [];
}

const VALUED = new Set('-t --target-directory -m --mode -o --owner -g --group -S --suffix'.split(' '));

/** What `cp`, `mv` and `install` bring to another place. */
function movedBy(dockerfile: Dockerfile, found: Found, step: Step): Artefact[] {
  const options = parseOptions(step.command.args, VALUED);
  const named = options.value('-t', '--target-directory');
  const paths = options.operands.map((word) => wordValue(dockerfile, step, word));
  const to = pathFrom(step.directory, named ? wordValue(dockerfile, step, named) : paths.pop());
  if (to === undefined) return [];
  return paths.flatMap((path) => {
    const from = pathFrom(step.directory, path);
    return from === undefined ? [] : look(found, step.stage, from).flatMap((artefact) => moved(artefact, from, to));
  });
}

function copiesOf(found: Found, stage: Stage, instruction: Instruction): Artefact[] {
  const reference = stage.references.find((other) => other.instruction === instruction);
  const copied = copiedBy(stage, instruction);
  const to = copied?.destination;
  if (reference?.source.kind !== 'stage' || !copied || to === undefined) return [];
  const { stage: source } = reference.source;
  return copied.sources.flatMap(({ path }) => {
    if (path === undefined || source.index >= stage.index) return [];
    const from = resolvePath('/', path);
    return look(found, source, from).flatMap((artefact) => moved(artefact, from, to));
  });
}

function look(found: Found, stage: Stage, path: string): Artefact[] {
  const below = new Map<string, Artefact>();
  for (const link of chain(stage, LONG_CHAIN)) {
    const own = found.get(link);
    const exact = own?.at(path);
    if (exact) return [exact];
    if (path === '/') continue;
    for (const artefact of own?.within(path) ?? []) {
      if (!below.has(artefact.output.path)) below.set(artefact.output.path, artefact);
    }
  }
  return [...below.values()];
}

/** The stages that it has files from. */
export const sourcesOf = ({ base, references, index }: Stage): readonly Stage[] =>
  [base, ...references.filter(({ kind }) => kind === 'copy').map(({ source }) => source)].flatMap((source) =>
    source.kind === 'stage' && source.stage.index < index ? [source.stage] : [],
  );

/** The native code that a path of a stage is, or that lies below it. */
export const artefactsAt = (dockerfile: Dockerfile, stage: Stage, path: string): Artefact[] =>
  look(artefactsOf(dockerfile, stage), stage, path);

/** What a stage takes from another one at a path. */
export function artefactsIn(dockerfile: Dockerfile, stage: Stage, { source }: Reference, path: string): Artefact[] {
  if (source.kind !== 'stage' || source.stage.index >= stage.index) return [];
  return artefactsAt(dockerfile, source.stage, resolvePath('/', path));
}
