import { type PackageManager, packageManagers } from '../../knowledge/package-managers.ts';
import { isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** Whose home a path lies in does not matter for what it holds, nor where that home is: `/srv/me/.m2`. */
export const homeless = (path: string): string =>
  path.replace(/^(?:\/root|\/home\/[^/]+)(?=\/|$)|^\/.*?(?=\/\.\w)/, '~');

/** The targets of the mounts of a RUN that hide a folder: caches and tmpfs; undefined for one with a variable. */
function targets(stage: Stage, run: Instruction): (string | undefined)[] {
  return run.mounts.flatMap(({ mount }) => {
    if (mount?.type !== 'cache' && mount?.type !== 'tmpfs') return [];
    const text = mount.target && stage.scope.evaluate(mount.target.text, run);
    return [text === undefined ? undefined : resolvePath(workdirAt(stage, run), text.replace(/^~(?=\/|$)/, '/root'))];
  });
}

/** Whether a mount of the RUN lies on a folder or on one above it, or may do so. */
export const isMounted = (stage: Stage, run: Instruction, folder: string): boolean =>
  targets(stage, run).some((target) => target === undefined || isWithin(homeless(folder), homeless(target)));

/** Whether a RUN keeps something inside a folder in a mount: `node_modules`, `target`. */
export const mountsBelow = (stage: Stage, run: Instruction, folder: string): boolean =>
  folder !== '/' && targets(stage, run).some((target) => target !== undefined && isWithin(target, folder));

/** Whether a RUN has a mount on one of the directories that a manager keeps its cache in, or may have. */
export const cacheMounted = (stage: Stage, run: Instruction, manager: PackageManager): boolean =>
  mountsFor(stage, run, manager).length > 0;

/** Whether a RUN has such a mount that holds none of the given folders whole, so that one cannot tell what it lacks. */
export const mountsElsewhere = (
  stage: Stage,
  run: Instruction,
  manager: PackageManager,
  folders: readonly string[],
): boolean =>
  mountsFor(stage, run, manager).some(
    (mounted) => mounted === undefined || !folders.some((folder) => isWithin(homeless(folder), mounted)),
  );

/** The targets of the mounts that a manager's cache is in, or may be in; undefined for one with a variable. */
function mountsFor(stage: Stage, run: Instruction, manager: PackageManager): (string | undefined)[] {
  if (!manager.cache || run.mounts.length === 0) return [];
  const folders = foldersOf(manager);
  return targets(stage, run)
    .map((target) => (target === undefined ? undefined : homeless(target)))
    .filter(
      (mounted) =>
        mounted === undefined || folders.some((folder) => isWithin(folder, mounted) || isWithin(mounted, folder)),
    );
}

/** All the folders that a manager's cache may be in. */
const foldersOf = remember(({ name, cache }: PackageManager): readonly string[] => {
  const elsewhere = packageManagers.filter((other) => other.insteadOf?.name === name).map((other) => other.cache);
  const folders = [cache, ...elsewhere].flatMap((known) => [
    ...(known?.targets ?? []),
    ...(known?.targetsForOthers ?? []),
    ...Object.values(known?.targetsIn ?? {}).flat(),
    ...(known?.alternatives ?? []),
  ]);
  return folders.map(homeless);
});

/** Whether the file uses cache mounts somewhere, so that its author knows them. */
export const usesCacheMounts = (dockerfile: Dockerfile): boolean =>
  dockerfile.instructions.some(({ mounts }) => mounts.some(({ mount }) => mount?.type === 'cache'));
