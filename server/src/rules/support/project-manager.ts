import { inProject, type PackageManager } from '../../knowledge/package-managers.ts';
import { baseName, copiesOf } from '../../model/copied.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { PackageCommand } from './package-command.ts';

/** The manager a command means in this project: Yarn 2 and later where its settings are in the context or copied. */
export function projectManager(stage: Stage, { manager }: PackageCommand, { context }: Workspace): PackageManager {
  const copied = (file: string) =>
    chain(stage, LONG_CHAIN).some((link) =>
      copiesOf(link).some(({ sources }) => sources.some(({ path }) => path !== undefined && baseName(path) === file)),
    );
  return inProject(manager, (file) => context?.has(file) || copied(file));
}
