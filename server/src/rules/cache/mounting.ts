import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { rememberApart, rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { isMounted, mountsBelow, mountsElsewhere } from '../support/cache-mounts.ts';
import { listed } from '../support/listed.ts';
import { type PackageCommand, wordsOf } from '../support/package-command.ts';
import { isShipped } from '../support/shipped.ts';
import { mayBeRoot, userAt } from '../support/user.ts';
import { aptStages, countsOnLists, keepDownloads } from './apt.ts';
import { family, isNamed, isNeededLater, lookupsIn, mayBeMissed, usesIn } from './cache-uses.ts';
import { type Cacheable, hasOwnCache, isCared, targetsOf } from './caching.ts';
import { undoing } from './undoing.ts';

/** A change of more instructions than these at once is nothing to be offered with a light bulb. */
const MOST_RUNS = 12;
/** What so many hold at most, or nearly. */
const MOST_COMMANDS = 5 * MOST_RUNS;

/** Adds cache mounts to a RUN, and to those others without which they would do harm. */
export function mountCaches(dockerfile: Dockerfile, stage: Stage, cacheable: readonly Cacheable[]): Fix[] {
  const managers = new Set(cacheable.map(({ command }) => command.manager));
  const wanted = new Map<Instruction, Cacheable[]>();
  const edits: Edit[] = [];
  const want = (item: Cacheable) => wanted.set(item.run, [...(wanted.get(item.run) ?? []), item]);
  for (const item of cacheable) want(item);
  for (const manager of managers) {
    const others = alike(dockerfile, stage, manager);
    if (!others || others.length > MOST_COMMANDS) return [];
    for (const item of others) {
      if (!cacheable.some(({ command }) => command.shell === item.command.shell)) want(item);
    }
    const kept = manager.name === 'apt' ? keepDownloads(dockerfile, stage, manager) : [];
    if (!kept) return [];
    edits.push(...kept);
  }
  if (wanted.size > MOST_RUNS) return [];
  let lacking = 0;
  for (const [run, items] of wanted) {
    const change = mountIn(dockerfile, run, items);
    if (!change) return [];
    edits.push(...change.edits);
    if (change.mounts) lacking++;
  }
  return [{ title: title(managers, lacking, wanted.size), edits, safe: false, preferred: true }];
}

function title(managers: ReadonlySet<PackageManager>, lacking: number, all: number): string {
  const it = managers.size > 1 ? 'them' : 'it';
  const where = lacking === all ? `all ${all} instructions that use ${it}` : `the ${lacking} instructions that lack it`;
  return `Keep the cache of ${listed([...managers].map(({ name }) => name))} in a mount${lacking > 1 ? `, in ${where}` : ''}`;
}

/**
 * The commands that want the mount as well: those that look into the cache for what was fetched; with apt, which keeps its
 * downloads from then on, those that would leave them in the image. Undefined where a mount would do harm.
 */
function alike(dockerfile: Dockerfile, stage: Stage, manager: PackageManager): readonly Cacheable[] | undefined {
  const isApt = manager.name === 'apt';
  const stages = isApt ? aptStages(dockerfile, stage, manager) : family(dockerfile, stage, manager);
  // Every fix of these stages asks for the same.
  const known = alikeFrom(dockerfile)(stages[0]!);
  if (!known.has(manager))
    known.set(manager, isApt ? alikeApt(dockerfile, stages, manager) : alikeIn(dockerfile, stages, manager));
  return known.get(manager);
}

const alikeFrom = rememberWhole((_: Dockerfile) =>
  rememberApart((_: Stage) => new Map<PackageManager, readonly Cacheable[] | undefined>()),
);

const allUsesIn = (dockerfile: Dockerfile, stages: readonly Stage[], manager: PackageManager): readonly Cacheable[] =>
  stages.flatMap((link) => usesIn(dockerfile, link, manager));

function alikeApt(dockerfile: Dockerfile, stages: readonly Stage[], apt: PackageManager) {
  if (countsOnLists(dockerfile, stages, apt)) return undefined;
  return isShipped(dockerfile, stages[0]!) ? allUsesIn(dockerfile, stages, apt) : [];
}

function alikeIn(dockerfile: Dockerfile, stages: readonly Stage[], manager: PackageManager) {
  if (!isNeededLater(dockerfile, stages, manager)) return [];
  // Nobody may miss what is in the cache then and no longer in a layer.
  return isShipped(dockerfile, stages[0]!) || mayBeMissed(dockerfile, stages, manager)
    ? undefined
    : stages.flatMap((stage) => lookupsIn(dockerfile, stage, manager));
}

/** What mounts for a RUN come to. */
interface Change {
  readonly edits: readonly Edit[];
  /** Whether it gets a mount that it has not. */
  readonly mounts: boolean;
}

/**
 * The edits for one RUN; undefined where a directory or its owner is not known. One that has mounts gets those that it lacks:
 * what is in a mount now, it would not find in a layer any more.
 */
function mountIn(dockerfile: Dockerfile, run: Instruction, items: readonly Cacheable[]): Change | undefined {
  const { stage } = items[0]!;
  const mounts: string[] = [];
  const before: Edit[] = [];
  const managers = new Set<PackageManager>();
  for (const item of items) {
    const { manager } = item.command;
    managers.add(manager);
    if (hasOwnCache(item.command)) continue;
    if (!isCared(dockerfile, item)) before.push(...keepOption(item.command));
    const targets = targetsOf(dockerfile, item);
    const owner = ownerOf(dockerfile, item);
    if (!targets || owner === undefined) return undefined;
    if (manager.kind === 'language' && mountsElsewhere(stage, run, manager, targets)) return undefined;
    for (const target of targets) {
      // Lists and archives are all that grows in them, and a mount may lie on these alone.
      if (mountsBelow(stage, run, target)) continue;
      if (isNamed(dockerfile, stage, target, manager.keptInCache)) return undefined;
      if (isMounted(stage, run, target)) continue;
      const sharing = manager.cache?.sharing ? `,sharing=${manager.cache.sharing}` : '';
      const mount = ` --mount=type=cache,target=${target}${sharing}${owner}`;
      if (!mounts.includes(mount)) mounts.push(mount);
    }
    if (item === items.find(({ command }) => command.manager === manager))
      before.push(...environment(dockerfile, stage, run, manager));
  }
  const undone = undoing(dockerfile, stage, run, managers);
  if (!undone) return undefined;
  const behind = run.flags.at(-1)?.range.end ?? run.keyword.range.end;
  const added = mounts.length > 0 ? [insert(behind, mounts.join(''))] : [];
  return { edits: [...before, ...added, ...undone], mounts: added.length > 0 };
}

/** The option by which a manager does not delete what it downloaded. */
function keepOption({ manager, words, shell, commandEnd }: PackageCommand): Edit[] {
  const option = manager.cache?.keepOption;
  const last = wordsOf(shell)[commandEnd - 1];
  if (option === undefined || !last || words.some((word) => word?.includes('keepcache'))) return [];
  return [insert(last.range.end, ` ${option}`)];
}

/** A mount belongs to root unless it is told otherwise; undefined where the user has no number that is known, or may not write there. */
function ownerOf(dockerfile: Dockerfile, { stage, run, command }: Cacheable): string | undefined {
  const { root, uid, gid } = userAt(dockerfile, stage, run);
  // System packages are root's business, and so is what prepares for the mount; of an unknown user one expects no less.
  if (command.manager.kind === 'system') return mayBeRoot(dockerfile, stage, run, command.shell) ? '' : undefined;
  if (root) return '';
  if (uid === undefined) return undefined;
  return `,uid=${uid}${gid === undefined ? '' : `,gid=${gid}`}`;
}

/** ENV lines for what a manager wants to know when its cache is a mount. */
function environment(dockerfile: Dockerfile, stage: Stage, run: Instruction, manager: PackageManager): Edit[] {
  const missing = Object.entries(manager.cache?.env ?? {}).filter(([name]) => !stage.scope.definitionAt(name, run));
  // Once in a stage, above the first that can use it.
  const first = usesIn(dockerfile, stage, manager)[0]?.run ?? run;
  return missing.map(([name, value]) =>
    insertBefore(dockerfile, first, `${keyword(dockerfile, 'ENV')} ${name}=${value}`),
  );
}
