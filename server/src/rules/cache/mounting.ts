import type { PackageManager } from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { chain, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { userAt } from '../support/user.ts';
import { isMounted } from './cache-mounts.ts';
import { family, isKeptInCache, isNamed, mayBeMissed, usesIn } from './cache-uses.ts';
import { type Cacheable, isCared, targetsOf } from './caching.ts';
import { undoing } from './undoing.ts';

/** What Docker's guide runs so that apt keeps its downloads: https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages */
const KEEP_DOWNLOADS =
  `rm -f /etc/apt/apt.conf.d/docker-clean; ` +
  `echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache`;

/** Adds cache mounts to a RUN, and to those others without which they would do harm. */
export function mountCaches(dockerfile: Dockerfile, stage: Stage, cacheable: readonly Cacheable[]): Fix[] {
  const managers = new Set(cacheable.map(({ command }) => command.manager));
  const wanted = new Map<Instruction, Cacheable[]>();
  const edits: Edit[] = [];
  const want = (item: Cacheable) => wanted.set(item.run, [...(wanted.get(item.run) ?? []), item]);
  for (const item of cacheable) want(item);
  for (const manager of managers) {
    const stages = family(dockerfile, stage, manager);
    const shared = isShared(dockerfile, stages, manager);
    if (shared && !isHarmless(dockerfile, stages, manager)) return [];
    for (const item of shared ? stages.flatMap((link) => usesIn(dockerfile, link, manager)) : []) {
      if (!cacheable.some(({ command }) => command.shell === item.command.shell)) want(item);
    }
    if (manager.name === 'apt') edits.push(...keepDownloads(dockerfile, stages, manager));
  }
  for (const [run, items] of wanted) {
    const change = mountIn(dockerfile, run, items);
    if (!change) return [];
    edits.push(...change);
  }
  return [{ title: title(managers, wanted.size), edits, safe: false, preferred: true }];
}

function title(managers: ReadonlySet<PackageManager>, runs: number): string {
  const names = [...managers].map(({ name }) => name);
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  const all = runs > 1 ? `, in all ${runs} instructions that use it` : '';
  return `Keep the cache of ${list} in a mount${all}`;
}

/**
 * Whether a mount for one command wants one for all: they count on what is in the cache; or apt keeps its downloads from
 * then on, which would be shipped.
 */
const isShared = (dockerfile: Dockerfile, stages: readonly Stage[], manager: PackageManager): boolean =>
  isKeptInCache(manager) || (manager.name === 'apt' && isShipped(dockerfile, stages));

const isShipped = ({ final }: Dockerfile, stages: readonly Stage[]): boolean =>
  final !== undefined && stages.includes(final);

/** Whether nobody misses what then is in the cache and no longer in a layer. */
function isHarmless(dockerfile: Dockerfile, stages: readonly Stage[], manager: PackageManager): boolean {
  if (!isKeptInCache(manager)) return true;
  return !isShipped(dockerfile, stages) && !mayBeMissed(dockerfile, stages, manager);
}

/** The edits for one RUN; undefined where a directory or its owner is not known. */
function mountIn(dockerfile: Dockerfile, run: Instruction, items: readonly Cacheable[]): Edit[] | undefined {
  const { stage } = items[0]!;
  const mounts: string[] = [];
  const before: Edit[] = [];
  const managers = new Set<PackageManager>();
  for (const item of items) {
    const { manager } = item.command;
    managers.add(manager);
    if (isCared(dockerfile, item)) continue;
    const targets = targetsOf(dockerfile, item);
    const owner = ownerOf(dockerfile, item);
    if (!targets || owner === undefined) return undefined;
    for (const target of targets) {
      if (isNamed(dockerfile, [stage], target, isKeptInCache(manager))) return undefined;
      if (isMounted(stage, run, target)) continue;
      const sharing = manager.cache?.sharing ? `,sharing=${manager.cache.sharing}` : '';
      const mount = ` --mount=type=cache,target=${target}${sharing}${owner}`;
      if (!mounts.includes(mount)) mounts.push(mount);
    }
    if (before.length === 0) before.push(...environment(dockerfile, stage, run, manager));
  }
  const undone = undoing(dockerfile, stage, run, managers);
  if (!undone) return undefined;
  const behind = run.flags.at(-1)?.range.end ?? run.keyword.range.end;
  return [...before, ...(mounts.length > 0 ? [insert(behind, mounts.join(''))] : []), ...undone];
}

/** A mount belongs to root unless it is told otherwise; undefined where the user has no number that is known. */
function ownerOf(dockerfile: Dockerfile, { stage, run, command }: Cacheable): string | undefined {
  const { root, uid, gid } = userAt(dockerfile, stage, run);
  // System packages are root's business whoever the base image's user is.
  if (root || command.manager.kind === 'system') return '';
  if (uid === undefined) return undefined;
  return `,uid=${uid}${gid === undefined ? '' : `,gid=${gid}`}`;
}

/** ENV lines for what a manager wants to know when its cache is a mount. */
function environment(dockerfile: Dockerfile, stage: Stage, run: Instruction, manager: PackageManager): Edit[] {
  const missing = Object.entries(manager.cache?.env ?? {}).filter(([name]) => !stage.scope.definitionAt(name, run));
  return missing.map(([name, value]) =>
    insertBefore(dockerfile, run, `${keyword(dockerfile, 'ENV')} ${name}=${value}`),
  );
}

/** The images of Debian and Ubuntu delete what apt downloads, which has to end before its first mount. */
function keepDownloads(dockerfile: Dockerfile, stages: readonly Stage[], manager: PackageManager): Edit[] {
  const uses = (stage: Stage) => usesIn(dockerfile, stage, manager);
  return stages.flatMap((stage) => {
    const distribution = baseFacts(stage)?.distribution;
    if (distribution !== undefined && distribution !== 'debian' && distribution !== 'ubuntu') return [];
    const [first] = uses(stage);
    const bases = chain(stage).slice(1);
    if (!first || bases.some((base) => stages.includes(base) && uses(base).length > 0)) return [];
    const earlier = [...bases.flatMap((base) => base.instructions), ...stage.instructions].filter(
      ({ range }) => range.start < first.run.range.start,
    );
    const text = ({ range }: Instruction) => dockerfile.text.slice(range.start, range.end);
    if (earlier.some((instruction) => /docker-clean|Keep-Downloaded-Packages/.test(text(instruction)))) return [];
    return [insertBefore(dockerfile, first.run, `${keyword(dockerfile, 'RUN')} ${KEEP_DOWNLOADS}`)];
  });
}
