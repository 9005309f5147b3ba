import type { Dockerfile } from '../../model/dockerfile.ts';
import { commandsOf, scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { cacheMounted } from './cache-mounts.ts';
import {
  hasOption,
  isSameManager,
  type PackageCommand,
  packageCommands,
  readPackageCommand,
} from './package-command.ts';
import { isPlain } from './plain-commands.ts';

/** A command that refreshes package lists which nothing else in its RUN uses: what this rule reports, if anything. */
export function lonelyUpdate(dockerfile: Dockerfile, stage: Stage, run: Instruction): PackageCommand | undefined {
  const commands = packageCommands(dockerfile, stage, run);
  const update = commands.find((command) => command.action === 'update' && command.command !== 'check-update');
  if (!update || !scriptOf(dockerfile, stage, run).complete || cacheMounted(stage, run, update.manager))
    return undefined;
  const mayUse = (command: (typeof commands)[number]['shell']) => {
    const other = readPackageCommand(command);
    // A helper or a script may install; `apt-cache` and `apt list` read the lists.
    if (!other) return !isPlain(command) || /^apt-/.test(command.program ?? '');
    return isSameManager(other.manager, update.manager) && !isUpdateOrClean(other);
  };
  return commandsOf(dockerfile, stage, run).some(mayUse) ? undefined : update;
}

const isUpdateOrClean = (command: PackageCommand): boolean =>
  command.action === 'update' || /^(?:clean|autoclean|distclean|cache)/.test(command.command) || isInformed(command);

const isInformed = (command: PackageCommand): boolean =>
  command.command === '' && hasOption(command, '--version', '-v', '--help');
