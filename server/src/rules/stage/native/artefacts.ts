import type { Dockerfile } from '../../../model/dockerfile.ts';
import { remember } from '../../../model/remember.ts';
import { chain, type Reference, type Stage } from '../../../model/stage.ts';
import { parseOptions } from '../../../shell/options.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { baseName, copiedBy } from '../../support/copied.ts';
import { isWithin, resolvePath } from '../../support/directory.ts';
import { pathFrom, type Step, stepsOf, wordValue } from '../../support/steps.ts';
import type { Build, Output } from './build.ts';
import { cBuild } from './c.ts';
import { goBuild } from './go.ts';
import { nodeInstall } from './node.ts';
import { pythonInstall } from './python.ts';
import { rustBuild } from './rust.ts';

/** Native code in the file system of a stage, and the command that made it, maybe in another stage. */
export interface Artefact {
  readonly output: Output;
  readonly build: Build;
}

const READERS = [goBuild, rustBuild, cBuild, pythonInstall, nodeInstall];

const lists = remember((_: Dockerfile) => new Map<Stage, readonly Artefact[]>());

/** The native code that the instructions of a stage itself bring, in order. */
export function artefactsOf(dockerfile: Dockerfile, stage: Stage): readonly Artefact[] {
  const known = lists(dockerfile).get(stage);
  if (known) return known;
  const found: Artefact[] = [];
  // What is there so far, for a stage that is asked of itself.
  lists(dockerfile).set(stage, found);
  for (const instruction of stage.instructions) {
    if (instruction.name === 'RUN') {
      for (const step of stepsOf(dockerfile, stage, instruction)) found.push(...madeBy(dockerfile, step));
    } else if (instruction.name === 'COPY') {
      found.push(...copiesOf(dockerfile, stage, instruction));
    }
  }
  return found;
}

function madeBy(dockerfile: Dockerfile, step: Step): Artefact[] {
  for (const read of READERS) {
    const build = read(dockerfile, step);
    if (build) return step.command.conditional ? [] : build.outputs.map((output) => ({ output, build }));
  }
  return /^(?:cp|mv|install)$/.test(step.command.program ?? '') ? movedBy(dockerfile, step) : [];
}

const VALUED = new Set([
  '-t',
  '--target-directory',
  '-m',
  '--mode',
  '-o',
  '--owner',
  '-g',
  '--group',
  '-S',
  '--suffix',
]);

/** What `cp`, `mv` and `install` bring to another place. */
function movedBy(dockerfile: Dockerfile, step: Step): Artefact[] {
  const options = parseOptions(step.command.args, VALUED);
  const named = options.value('-t', '--target-directory');
  const paths = options.operands.map((word) => wordValue(dockerfile, step, word));
  const target = named ? wordValue(dockerfile, step, named) : paths.pop();
  const to = pathFrom(step.directory, target);
  if (to === undefined) return [];
  return paths.flatMap((path) => {
    const from = pathFrom(step.directory, path);
    return from === undefined ? [] : placed(artefactsAt(dockerfile, step.stage, from), from, to);
  });
}

function copiesOf(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Artefact[] {
  const reference = stage.references.find((other) => other.instruction === instruction);
  const copied = copiedBy(stage, instruction);
  const to = copied?.destination;
  if (!reference || !copied || to === undefined) return [];
  return copied.sources.flatMap(({ path }) =>
    path === undefined ? [] : placed(artefactsIn(dockerfile, stage, reference, path), `/${path}`, to),
  );
}

/** What a stage takes from another one at a path. */
export function artefactsIn(dockerfile: Dockerfile, stage: Stage, { source }: Reference, path: string): Artefact[] {
  if (source.kind !== 'stage' || source.stage.index >= stage.index) return [];
  return artefactsAt(dockerfile, source.stage, resolvePath('/', path));
}

/** The same things in another place: at the path itself, or in it where it is a folder. */
function placed(found: readonly Artefact[], from: string, to: string): Artefact[] {
  return found.flatMap(({ output, build }) => {
    if (!isWithin(output.path, from))
      return output.kind === 'tree' ? [{ output: { ...output, path: to }, build }] : named(baseName(from), build, to);
    const rest = output.path.slice(from.length);
    if (rest !== '') return [{ output: { ...output, path: resolvePath('/', to + rest) }, build }];
    return output.kind === 'file' ? named(baseName(from), build, to) : [{ output: { ...output, path: to }, build }];
  });
}

const named = (name: string, build: Build, to: string): Artefact[] =>
  [to, resolvePath('/', `${to}/${name}`)].map((path) => ({ output: { path, kind: 'file' }, build }));

/** The native code that a path of a stage is, or that lies below it. */
export function artefactsAt(dockerfile: Dockerfile, stage: Stage, path: string): Artefact[] {
  const below = new Map<string, Artefact>();
  for (const link of chain(stage)) {
    const own = artefactsOf(dockerfile, link);
    const exact =
      own.findLast(({ output }) => output.kind === 'file' && output.path === path) ??
      own.findLast(({ output }) => holds(output, path));
    if (exact) return [exact];
    if (path === '/') continue;
    const inside = own.filter(({ output }) => output.kind !== 'unnamed' && isWithin(output.path, path));
    // Of two that were made in one place, the last is there.
    const last = new Map(inside.map((artefact) => [artefact.output.path, artefact]));
    for (const [place, artefact] of last) if (!below.has(place)) below.set(place, artefact);
  }
  return [...below.values()];
}

/** Whether something lies in a place where all, or just the programs, are native. */
function holds({ kind, path: place }: Output, path: string): boolean {
  if (kind === 'tree') return isWithin(path, place);
  const name = baseName(path);
  return (
    kind !== 'file' &&
    path === resolvePath('/', `${place}/${name}`) &&
    path !== place &&
    /^[\w-]+(?:\.so(?:\.\d+)*)?$/.test(name)
  );
}
