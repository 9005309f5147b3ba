import type { ShellCommand, ShellWord } from '../shell/script.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { resolvePath, workdirAt } from './directory.ts';
import type { Dockerfile } from './dockerfile.ts';
import { remember } from './remember.ts';
import { scriptOf } from './run.ts';
import type { Stage } from './stage.ts';

/** A command of a RUN with the directory it runs in, `cd` followed; undefined where that is not known. */
export interface Step {
  readonly stage: Stage;
  readonly run: Instruction;
  readonly command: ShellCommand;
  readonly directory: string | undefined;
}

const known = remember((_: Stage) => new Map<Instruction, readonly Step[]>());

/** The commands of a RUN, in order. None where the script cannot be read for certain. */
export function runSteps(dockerfile: Dockerfile, stage: Stage, run: Instruction): readonly Step[] {
  let steps = known(stage).get(run);
  if (!steps) {
    steps = readSteps(dockerfile, stage, run);
    known(stage).set(run, steps);
  }
  return steps;
}

function readSteps(dockerfile: Dockerfile, stage: Stage, run: Instruction): Step[] {
  const { commands, complete } = scriptOf(dockerfile, stage, run);
  if (!complete) return [];
  let directory: string | undefined = workdirAt(stage, run);
  return commands.map((command) => {
    const step = { stage, run, command, directory };
    if (/^(?:cd|pushd|popd)$/.test(command.program ?? '')) directory = moved(command, directory);
    return step;
  });
}

/** Where a `cd` leads; a subshell or a branch may or may not move the commands behind it. */
function moved({ program, args, link, conditional, pipe }: ShellCommand, from: string | undefined): string | undefined {
  const target = args.length === 1 ? args[0]!.value : undefined;
  if (program !== 'cd' || !link || conditional || pipe.length > 1 || target === undefined || target === '-') {
    return undefined;
  }
  const to = pathFrom(from, target);
  return to === undefined || to.length > LONGEST_PATH ? undefined : to;
}

/** PATH_MAX of Linux. */
const LONGEST_PATH = 4096;

/** A path as a step sees it; undefined where it depends on a directory that is not known. */
export function pathFrom(directory: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined || path === '' || path.startsWith('~')) return undefined;
  if (path.startsWith('/')) return resolvePath('/', path);
  return directory === undefined ? undefined : resolvePath(directory, path);
}

const PLAIN = /^"?((?:[\w./:@%+,=-]|\$\w+|\$\{\w+\})+)"?$/;

/** A shell word's value, with ENV and ARG filled in where the script does not set the same variables itself. */
export function wordValue(
  dockerfile: Dockerfile,
  { stage, run }: Step,
  word: ShellWord | undefined,
): string | undefined {
  if (word?.value !== undefined) return word.value;
  const text = word && PLAIN.exec(word.text)?.[1];
  if (text === undefined) return undefined;
  const { assignments } = scriptOf(dockerfile, stage, run);
  const names = [...text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name);
  if (names.length === 0 || assignments.some(({ name }) => names.includes(name))) return undefined;
  return stage.scope.evaluate(text, run);
}

/** A variable in the environment of a step's program: null where nobody sets it, undefined where its value is not known. */
export function variable(
  dockerfile: Dockerfile,
  { stage, run, command }: Step,
  name: string,
): string | undefined | null {
  const { assignments } = scriptOf(dockerfile, stage, run);
  const own = [...assignments, ...command.assignments].findLast((assignment) => assignment.name === name);
  if (own) return own.value;
  const scope = stage.scope;
  if (!scope.declares(name, run)) return null;
  return scope.definitionAt(name, run)?.value;
}
