import type { PackageManager } from './package-manager.ts';

/** Where a manager runs. */
export interface Surroundings {
  /** ImageFacts.family and distribution of the stage's base image */
  readonly family: string | undefined;
  readonly distribution: string | undefined;
  /** variables set for the command; a value that is not known is undefined */
  readonly environment: ReadonlyMap<string, string | undefined>;
  /** home directory of the user */
  readonly home: string | undefined;
  /** whether the user is root */
  readonly root: boolean | undefined;
}

/** The directories to mount a cache on; undefined when that cannot be told, or there are none. */
export function cacheTargets({ cache }: PackageManager, where: Surroundings): readonly string[] | undefined {
  if (!cache) return undefined;
  if (cache.targetsForOthers && where.root === undefined) return undefined;
  const general = where.root ? cache.targets : (cache.targetsForOthers ?? cache.targets);
  const usual = cache.targetsIn?.[where.family ?? ''] ?? cache.targetsIn?.[where.distribution ?? ''] ?? general;

  const targets: string[] = [];
  for (const [place, target] of usual.entries()) {
    const moved = cache.movedBy.find(([variable, which]) => which === place && where.environment.has(variable));
    const value = moved && where.environment.get(moved[0]);
    if (moved && !value) return undefined;
    const path = moved && value ? moved[2].replace('*', value) : target;
    if (path === '' || (path.startsWith('~') && where.home === undefined)) return undefined;
    targets.push(path.replace(/^~/, where.home ?? ''));
  }
  return targets.length > 0 ? targets : undefined;
}
