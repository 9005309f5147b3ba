import type { Dockerfile } from '../../model/dockerfile.ts';
import { commandsOf, scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';
import {
  hasOption,
  isSameManager,
  type PackageCommand,
  packageCommands,
  readPackageCommand,
} from '../support/package-command.ts';
import { isPlain } from '../support/plain-commands.ts';
import { deletesLists } from './apt.ts';
import { cacheMounted } from './cache-mounts.ts';
import { installWithoutUpdate } from './install-without-update.ts';
import { mergeWithNext } from './merging.ts';

export const updateWithoutInstall: Rule = {
  id: 'cache/update-without-install',
  severity: 'warning',
  summary: 'The package lists are refreshed in a layer of their own',
  why: `The layer with the lists comes from the cache for as long as its line stays the same. An install in a later RUN then works
with old lists: it fails, or gets old packages. Refresh and install in one RUN.`,
  reported: 'FROM debian:12\nRUN [|apt-get update|]\nRUN apt-get install -y curl\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n',
  peers: ['Trivy DS-0017', 'Checkov CKV_DOCKER_5'],
  changes: ['steps'],
  *check(dockerfile, _, others) {
    for (const stage of dockerfile.stages) {
      for (const instruction of stage.instructions) {
        const run = instruction.trigger ?? instruction;
        const update = run.name === 'RUN' ? lonelyUpdate(dockerfile, stage, run) : undefined;
        if (!update) continue;
        // Lists that are deleted again do not grow old: it is the install below that finds none.
        const below = { start: run.range.end, end: stage.range.end };
        const isDeleted = commandsOf(dockerfile, stage, run).some(deletesLists);
        if (isDeleted && others.mayReport(installWithoutUpdate, below)) continue;
        yield {
          range: update.range,
          message: `The lists of "${update.label}" grow old in this layer: refresh them in the RUN that installs.`,
          // Joined with the install, the deletion would stand in front of it.
          fixes: () => (run === instruction && !isDeleted ? mergeWithNext(dockerfile, stage, run, update.manager) : []),
        };
      }
    }
  },
};

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
