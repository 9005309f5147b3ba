import { baseFacts } from '../../model/base-image.ts';
import { isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import { commandsOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Range } from '../../text/range.ts';
import { type PackageCommand, readPackageCommand, valueOf } from '../support/package-command.ts';

/** A command that makes a program for the platform it runs on. */
export interface Compilation {
  readonly run: Instruction;
  readonly command: ShellCommand;
  readonly tool: 'go' | 'cargo' | 'c' | 'dotnet';
  /** The program and its sub-command: `go build`. */
  readonly range: Range;
  /** Whether what is copied from a path is surely what it made, or has that in it. */
  makes(path: string): boolean;
}

const known = rememberWhole((_: Dockerfile) => new Map<Stage, readonly Compilation[]>());

/** The commands of a stage that compile to where it can be told. */
export function compilations(dockerfile: Dockerfile, stage: Stage): readonly Compilation[] {
  const before = known(dockerfile).get(stage);
  if (before) return before;
  const found = compile(dockerfile, stage);
  known(dockerfile).set(stage, found);
  return found;
}

function compile(dockerfile: Dockerfile, stage: Stage): Compilation[] {
  const found: Compilation[] = [];
  for (const run of stage.instructions) {
    if (run.name !== 'RUN') continue;
    const commands = commandsOf(dockerfile, stage, run);
    const moves = commands.some(({ program }) => program === 'cd' || program === 'pushd');
    // Behind `cd` only absolute paths are certain.
    const directory = moves ? undefined : workdirAt(stage, run);
    for (const command of commands) {
      const compilation = read(stage, run, command, directory);
      if (compilation) found.push(compilation);
    }
  }
  return found;
}

const C_COMPILER = /^(?:gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?)(?:-\d+)?$/;

function read(
  stage: Stage,
  run: Instruction,
  command: ShellCommand,
  directory: string | undefined,
): Compilation | undefined {
  if (command.program !== undefined && C_COMPILER.test(command.program)) {
    const makes = output(parseOptions(command.args, new Set(['-o'])).value('-o')?.value, directory);
    return makes && { run, command, tool: 'c', range: command.name.range, makes };
  }
  const manager = readPackageCommand(command);
  if (manager?.commandIndex !== 1) return undefined;
  const base = { run, command, range: manager.range };
  const sub = `${manager.manager.name} ${manager.command}`;
  if (sub === 'go build') {
    const makes = output(valueOf(manager, ['-o']) ?? undefined, directory);
    return makes && { ...base, tool: 'go', makes };
  }
  if (sub === 'go install' && baseFacts(stage)?.family === 'golang' && !/GOBIN|GOPATH/.test(run.logicalText)) {
    return { ...base, tool: 'go', makes: (path) => isWithin(path, '/go/bin') };
  }
  if (/^cargo (?:auditable )?(?:build|b)$/.test(sub)) {
    return { ...base, tool: 'cargo', makes: (path) => /\/target\/(?:release|debug)\/[^/]+$/.test(path) };
  }
  if (manager.manager.name === 'dotnet' && manager.command === 'publish') return dotnet(base, manager, directory);
  return undefined;
}

/** `-o app`: what is copied is the file itself, lies in the folder it names, or is a folder that has it. */
function output(path: string | undefined, directory: string | undefined): Compilation['makes'] | undefined {
  if (path === undefined || (!path.startsWith('/') && directory === undefined)) return undefined;
  const made = resolvePath(directory ?? '/', path);
  return (copied) => isWithin(copied, made) || isWithin(made, copied);
}

function dotnet(
  base: Pick<Compilation, 'run' | 'command' | 'range'>,
  manager: PackageCommand,
  directory: string | undefined,
): Compilation | undefined {
  const told = valueOf(manager, ['-a', '--arch', '-r', '--runtime', '--os']) !== null;
  const makes = output(valueOf(manager, ['-o', '--output']) ?? undefined, directory);
  return told || !makes ? undefined : { ...base, tool: 'dotnet', makes };
}
