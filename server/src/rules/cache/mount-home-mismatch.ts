import { environmentOf } from '../../knowledge/environment.ts';
import { baseFacts, isWindows } from '../../model/base-image.ts';
import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { ownText } from '../../model/part.ts';
import { remember } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import { root } from '../../model/stage.ts';
import { replace } from '../../text/edit.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Fix, Rule } from '../rule.ts';
import { homeless } from '../support/cache-mounts.ts';
import { type PackageCommand, packageCommands } from '../support/package-command.ts';
import { projectManager } from '../support/project-manager.ts';
import { userAt } from '../support/user.ts';
import { hasOwnCache, placesOf } from './caching.ts';
import { type CacheMount, cacheMounts, hasKey, ownerOptions } from './placed-mounts.ts';

/** Settings in files and in the manager itself, which may name another place. */
const CONFIGURES = /\bconfig\s+(?:-\S+\s+)*(?:set\s+)?\S*(?:cache|store)/i;

/** Whether that is anywhere in the file. Asked once, not once for each stage. */
const configures = remember((whole: Dockerfile): boolean => CONFIGURES.test(whole.text));

export const mountHomeMismatch: Rule = {
  id: 'cache/mount-home-mismatch',
  severity: 'information',
  summary: 'A cache mount is not where the tool keeps its cache',
  why: `Most tools keep their cache in the home directory of the user who runs them, and some images move it. A mount in any other place
stays empty, and every build starts from nothing. \`~\` in the target of a mount is a folder of that name: only a shell knows more of it.`,
  reported:
    'FROM rust:1.90 AS build\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=[|/root/.cargo/registry|] cargo install --locked --path .\n\nFROM debian:12-slim\nCOPY --from=build /usr/local/cargo/bin/app /usr/local/bin/\nUSER 65532\n',
  fine: 'FROM rust:1.90 AS build\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/usr/local/cargo/registry cargo install --locked --path .\n\nFROM debian:12-slim\nCOPY --from=build /usr/local/cargo/bin/app /usr/local/bin/\nUSER 65532\n',
  peers: [],
  changes: ['steps'],
  gathers: (part) => (CONFIGURES.test(ownText(part)) ? 'configures' : ''),
  *check(dockerfile, workspace) {
    const mounts = cacheMounts(dockerfile);
    if (mounts.length === 0 || configures(dockerfile.whole)) return;
    for (const placed of mounts) {
      const missed = missedBy(dockerfile, placed, workspace);
      if (!missed) continue;
      yield {
        range: placed.word.range,
        message: `"${missed.command.label}" keeps its cache in "${missed.place}": this mount stays empty.`,
        fixes: () => moveTo(dockerfile, placed, missed.place),
      };
    }
  },
};

interface Missed {
  readonly command: PackageCommand;
  /** Where the mount would have to be. */
  readonly place: string;
}

/** The command that a mount is meant for, if no command of the RUN uses it. */
function missedBy(dockerfile: Dockerfile, placed: CacheMount, workspace: Workspace): Missed | undefined {
  const { stage, run, target } = placed;
  if (isWindows(dockerfile, stage) || scriptOf(dockerfile, stage, run).assignments.some(isHome)) return undefined;
  let missed: Missed | undefined;
  for (const command of packageCommands(dockerfile, stage, run)) {
    if (!isMeant(command, target)) continue;
    const places = placesOf(dockerfile, { stage, run, command });
    const isMoved = hasOwnCache(command) || command.shell.assignments.some(isHome);
    if (!places || isMoved || projectManager(stage, command, workspace) !== command.manager) return undefined;
    if (places.some((place) => isWithin(place, target) || isWithin(target, place))) return undefined;
    const place = placeFor(placed, command, places) ?? placeInHome(dockerfile, placed, places);
    if (!place) return undefined;
    missed ??= { command, place };
  }
  return missed;
}

const isHome = ({ name }: { readonly name: string }): boolean => name === 'HOME' || name === 'XDG_CACHE_HOME';

/** All folders in which a manager may have its cache, wherever home is. */
const foldersOf = ({ manager: { cache } }: PackageCommand): readonly (readonly string[])[] =>
  cache ? [cache.targets, cache.targetsForOthers ?? [], ...Object.values(cache.targetsIn ?? {})] : [];

/** Whether a mount is made for what a manager keeps. */
function isMeant(command: PackageCommand, target: string): boolean {
  const folder = homeless(target);
  if (command.manager.kind !== 'language' || folder === '~') return false;
  return foldersOf(command)
    .flat()
    .map(homeless)
    .some((known) => isWithin(known, folder) || isWithin(folder, known));
}

/** Managers that have their cache elsewhere in other images, or for other users. Of the rest only the home may differ. */
const MOVED_BY_IMAGE: ReadonlySet<string> = new Set(['go', 'cargo', 'yarn']);

/** The place of just this part of the cache, if an image or a user has it there and this one does not. */
function placeFor(
  { stage, target }: CacheMount,
  command: PackageCommand,
  places: readonly string[],
): string | undefined {
  const base = root(stage);
  const isKnown = base.kind === 'image' && base.reference && environmentOf(base.reference);
  if (!isKnown || !MOVED_BY_IMAGE.has(command.manager.name)) return undefined;
  const folder = homeless(target);
  const index = foldersOf(command)
    .map((folders) => folders.findIndex((known) => homeless(known) === folder))
    .find((found) => found >= 0);
  return index === undefined ? undefined : places[index];
}

/** The same path in the home of the user. Gradle's image has one home for all its users. */
function placeInHome(
  dockerfile: Dockerfile,
  { stage, run, target }: CacheMount,
  places: readonly string[],
): string | undefined {
  const { home } = userAt(dockerfile, stage, run);
  const folder = homeless(target);
  if (home === undefined || !folder.startsWith('~/') || baseFacts(stage)?.family === 'gradle') return undefined;
  const inHome = `${home}${folder.slice(1)}`;
  return places.some((place) => isWithin(place, inHome) || isWithin(inHome, place)) ? inHome : undefined;
}

function moveTo(dockerfile: Dockerfile, placed: CacheMount, place: string): Fix[] {
  const { stage, run, word } = placed;
  const isOwned = hasKey(placed, 'uid', 'gid', 'mode') || userAt(dockerfile, stage, run).root === true;
  const owner = isOwned ? '' : ownerOptions(dockerfile, stage, run);
  const around = dockerfile.text.slice(word.range.start - 1, word.range.end + 1);
  if (owner === undefined || /["'\\]/.test(around)) return [];
  const edits = [replace(word.range, owner === '' ? place : `${place},${owner}`)];
  return [{ title: `Mount "${place}"`, edits, safe: false, preferred: true }];
}
