import { projectFolder } from '../knowledge/folders.ts';
import {
  foldersMade,
  installsInto,
  MAKES_OPERANDS,
  makesFolder,
  outputOptions,
  writingOf,
} from '../knowledge/writing.ts';
import { parseOptions } from '../shell/options.ts';
import { original, type ShellCommand, type ShellWord } from '../shell/script.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Range } from '../text/range.ts';
import { isKnown, resolvePath, workdirAt } from './directory.ts';
import type { Dockerfile } from './dockerfile.ts';
import { assignedSpots, opened, pathsIn, unquoted } from './paths-in.ts';
import { scriptOf } from './run.ts';
import { runSteps, type Step } from './run-steps.ts';
import type { Stage } from './stage.ts';
import { ANYWHERE, type Spot, type Trace, trace } from './trace.ts';

/** More mounts than these in one RUN are not looked at: it may then write to them as well. */
const MOST_MOUNTS = 20;

/** The folders on which other file systems are mounted during a RUN, as far as they are known. */
export const mountedAt = (stage: Stage, run: Instruction): string[] =>
  run.mounts.slice(0, MOST_MOUNTS).flatMap(({ mount }) => mountTarget(stage, run, mount?.target?.text) ?? []);

/** Where a mount's target is; undefined where a variable or an unknown working directory decides. */
export function mountTarget(stage: Stage, run: Instruction, target: string | undefined): string | undefined {
  if (target === undefined || target.includes('$')) return undefined;
  const value = stage.scope.evaluate(target, run);
  const directory = workdirAt(stage, run);
  if (value === undefined || !(value.startsWith('/') || isKnown(directory))) return undefined;
  return resolvePath(directory, value);
}

/** Where the commands of a RUN write, and where they may do so. */
export function tracesOfRun(dockerfile: Dockerfile, stage: Stage, run: Instruction): Trace[] {
  const { commands, assignments, complete } = scriptOf(dockerfile, stage, run);
  const mounts = mountedAt(stage, run);
  const at = (range: Range, spot: Spot) => trace(stage, run, range, spot, mounts);
  // The folders above a mount are made for it.
  const traces = mounts.map((path) => trace(stage, run, run.keyword.range, { path: resolvePath(path, '..') }));
  if (run.words.length === 0) return traces;
  if (!complete || (commands.length === 0 && assignments.length === 0)) {
    return [...traces, at(run.keyword.range, ANYWHERE)];
  }
  for (const assignment of assignments)
    traces.push(...assignedSpots(assignment.name, assignment.value).map((spot) => at(run.keyword.range, spot)));
  const shells = new Set(commands.map(({ shell }) => shell));
  for (const step of runSteps(dockerfile, stage, run)) {
    // What a shell is given to run is among the commands.
    const spots = shells.has(step.command) ? redirected(step) : spotsOf(step.command, step.directory);
    traces.push(...spots.map((spot) => at(step.command.range, spot)));
  }
  return traces;
}

/** A command with the directory it runs in. */
type Placed = Pick<Step, 'command' | 'directory'>;

const latest = new WeakMap<ShellCommand, { readonly directory: string | undefined; readonly spots: readonly Spot[] }>();

/** Spots are no places in the file: those of a command stay the same wherever it stands. */
function spotsOf(command: ShellCommand, directory: string | undefined): readonly Spot[] {
  const first = original(command);
  let known = latest.get(first);
  if (!known || known.directory !== directory) {
    known = { directory, spots: readSpots({ command: first, directory }) };
    latest.set(first, known);
  }
  return known.spots;
}

function readSpots(step: Placed): Spot[] {
  const { command, directory } = step;
  const { program, args, openEnded } = command;
  const values = args.map(({ value }) => value);
  const writing = program === undefined ? undefined : writingOf(program, values);
  if (program === undefined || writing === undefined || (openEnded && writing !== 'nowhere')) return [ANYWHERE];
  const spots = redirected(step);
  spots.push(...installsInto(program, values).map(opened));
  if (writing === 'nowhere') return spots;
  if (program === 'rm')
    return [...spots, ...operandsOf(args).map((word): Spot => ({ ...told(step, word), removes: true }))];
  spots.push(...command.assignments.flatMap(({ name, value }) => assignedSpots(name, value)));
  const meant = args.filter((_, i) => !TAKES_FLAGS.test(values[i - 1] ?? '') && !FLAGS.test(args[i]!.text));
  // What these make is empty.
  const isEmpty = program === 'mkdir' || program === 'touch';
  for (const { value, text } of meant) {
    const paths = pathsIn(value ?? unquoted(text), known(directory));
    const isExact = isEmpty && value !== undefined && !value.includes('{');
    spots.push(...paths.map((path): Spot => (isExact ? { path } : opened(path))));
  }
  if (program === 'mv')
    for (const word of operandsOf(args).slice(0, -1)) spots.push({ ...told(step, word), removes: true });
  if (writing !== 'named') {
    // Workspaces keep what they build in the folder of the whole.
    const here = known(directory);
    const path = here && projectFolder(here);
    spots.push({ path, open: path !== undefined });
    if (writing === 'project' && path !== undefined) spots.push({ ...ANYWHERE, beside: true });
  }
  return [...spots, ...made(step)];
}

/** Options of compilers whose value holds variables and names no file. */
const TAKES_FLAGS = /^--?(?:ldflags|gcflags|asmflags|tags)$/;
const FLAGS = /^["']?(?:--?(?:ldflags|gcflags|asmflags|tags)=|-j|-O\d|-W)/;

const operandsOf = (args: readonly ShellWord[]): readonly ShellWord[] => parseOptions(args).operands;

const told = ({ directory }: Placed, { value }: ShellWord): Spot => ({ path: place(value, known(directory)) });

const known = (directory: string | undefined): string | undefined =>
  directory !== undefined && isKnown(directory) ? directory : undefined;

/** Where a path leads; undefined where that is not known. */
function place(path: string | undefined, directory: string | undefined): string | undefined {
  if (path === undefined || path === '' || path.startsWith('~')) return undefined;
  return path.startsWith('/') ? resolvePath('/', path) : directory && resolvePath(directory, path);
}

/** What `>` and its like write to. */
function redirected({ command, directory }: Placed): Spot[] {
  return command.redirects.flatMap(({ operator, target }): Spot[] => {
    if (!target || operator.startsWith('<') || /^\d+$|^-$/.test(target.text)) return [];
    const path = place(target.value, known(directory));
    return path === undefined
      ? pathsIn(unquoted(target.text), known(directory)).map(opened)
      : [{ path, certain: true }];
  });
}

/** What is there for certain once a command is done. */
function made(step: Placed): Spot[] {
  const { program = '', args, conditional } = step.command;
  if (conditional) return [];
  const values = args.map(({ value }) => value);
  const which = MAKES_OPERANDS.get(program);
  const words = which ? operandsMade(which, args) : outputsOf(program, args);
  const isOpen = program !== 'mkdir' && program !== 'touch';
  const spots = words.map((word): Spot => ({ ...told(step, word), certain: true, open: isOpen }));
  const named = place(foldersMade(program, values), known(step.directory));
  if (named !== undefined) spots.push({ path: named, certain: true, open: true });
  const folder = makesFolder(program, args);
  const here = known(step.directory);
  if (folder && here && projectFolder(here) === here) {
    spots.push({ path: resolvePath(here, folder), certain: true, open: true });
  }
  return spots.filter(({ path }) => path !== undefined);
}

function outputsOf(program: string, args: readonly ShellWord[]): ShellWord[] {
  const output = outputOptions(program);
  if (!output) return [];
  const { names, form } = output;
  const stands = (name: string, { text }: ShellWord) =>
    form === 'bundled' ||
    (text.startsWith(name) && (form === 'glued' || text.length === name.length || text[name.length] === '='));
  const { options } = parseOptions(args, new Set(names));
  return options.flatMap(({ name, argument, word }) =>
    names.includes(name) && argument && stands(name, word) ? [argument] : [],
  );
}

const VALUED = new Set('-t --target-directory -m --mode -o --owner -g --group -S --suffix'.split(' '));

function operandsMade(which: 'all' | 'last', args: readonly ShellWord[]): readonly ShellWord[] {
  const { operands, ...options } = parseOptions(args, VALUED);
  if (which === 'all' || options.has('-d', '--directory')) return operands;
  const folder = options.value('-t', '--target-directory');
  if (folder) return [folder];
  return operands.length > 1 ? operands.slice(-1) : [];
}
