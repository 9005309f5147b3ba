import { resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberApart, rememberWhole } from '../../model/remember.ts';
import { commandsOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type PackageCommand, valueOf } from './package-command.ts';

/** Where a `cd` leads to, from its place on; undefined where that cannot be told. */
interface Move {
  readonly at: number;
  readonly directory: string | undefined;
}

/** PATH_MAX of Linux. */
const LONGEST_PATH = 4096;

const moves = rememberWhole((dockerfile: Dockerfile) => {
  return rememberApart((stage: Stage) => {
    return rememberApart((run: Instruction): readonly Move[] => {
      let directory: string | undefined = workdirAt(stage, run);
      const found: Move[] = [];
      for (const { program, args, link, conditional, range } of commandsOf(dockerfile, stage, run)) {
        if (program !== 'cd' && program !== 'pushd' && program !== 'popd') continue;
        const target = program === 'cd' && link && !conditional ? args[0]?.value : undefined;
        directory = directory === undefined || target === undefined ? undefined : resolvePath(directory, target);
        if (directory !== undefined && directory.length > LONGEST_PATH) directory = undefined;
        found.push({ at: range.start, directory });
      }
      return found;
    });
  });
});

/** The directory a package manager works in: WORKDIR, a `cd` before it, its own option. Undefined when unknown. */
export function directoryOf(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  command: PackageCommand,
): string | undefined {
  const move = moves(dockerfile)(stage)(run).findLast(({ at }) => at < command.shell.range.start);
  const directory = move ? move.directory : workdirAt(stage, run);
  const option = valueOf(command, command.manager.directoryOptions);
  if (option === null || directory === undefined) return directory;
  return option === undefined ? undefined : resolvePath(directory, option);
}
