import { compiledManagers } from './package-managers/compiled.ts';
import { javascriptManagers } from './package-managers/javascript.ts';
import { jvmManagers } from './package-managers/jvm.ts';
import type { PackageManager } from './package-managers/package-manager.ts';
import { pythonManagers } from './package-managers/python.ts';
import { type Recognised, recogniserOf, type Word } from './package-managers/recognise.ts';
import { rubyAndPhpManagers } from './package-managers/ruby-and-php.ts';
import { systemManagers } from './package-managers/system.ts';

export type { Asks } from './package-managers/asks.ts';
export { cacheTargets } from './package-managers/cache-targets.ts';
export { matchesCommand } from './package-managers/matches-command.ts';
export type { Outdated } from './package-managers/outdated.ts';
export type { Frozen, Leftover, PackageManager } from './package-managers/package-manager.ts';
export type { Pins } from './package-managers/pins.ts';
export type { Recognised, Word } from './package-managers/recognise.ts';

export const packageManagers: readonly PackageManager[] = [
  ...systemManagers,
  ...javascriptManagers,
  ...pythonManagers,
  ...compiledManagers,
  ...jvmManagers,
  ...rubyAndPhpManagers,
];

/** Which manager and sub-command a command is, given its words. */
export const recognise: (words: readonly Word[]) => Recognised | undefined = recogniserOf(packageManagers);

/** The manager meant in a project: Yarn 2 and later where there is a `.yarnrc.yml`. */
export function inProject(manager: PackageManager, exists: (file: string) => boolean): PackageManager {
  const other = packageManagers.find(({ insteadOf }) => insteadOf?.name === manager.name);
  return other?.insteadOf?.files.some(exists) ? other : manager;
}
