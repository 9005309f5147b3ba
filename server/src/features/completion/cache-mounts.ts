import { cacheTargets, type PackageManager, packageManagers } from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import { isWithin } from '../../model/directory.ts';
import { mountTarget } from '../../model/run-traces.ts';
import { cacheables, targetsOf } from '../../rules/cache/caching.ts';
import { cacheMounts } from '../../rules/cache/placed-mounts.ts';
import { userAt } from '../../rules/support/user.ts';
import { contains } from '../../text/range.ts';
import type { Asked, Proposal } from './proposal.ts';

/** The manager that images of a family are mostly used with. */
const OF_FAMILY: Readonly<Record<string, readonly string[]>> = {
  node: ['npm', 'pnpm', 'yarn'],
  bun: ['bun'],
  python: ['pip', 'uv', 'poetry'],
  uv: ['uv'],
  golang: ['go'],
  rust: ['cargo'],
  maven: ['maven'],
  gradle: ['gradle'],
  dotnet: ['dotnet'],
  php: ['composer'],
  composer: ['composer'],
  ruby: ['bundler'],
};

/** What a manager keeps, and the mounts that keep it. */
interface Cache {
  readonly manager: PackageManager;
  readonly targets: readonly string[];
  readonly mounts: readonly string[];
}

const cacheOf = (manager: PackageManager, targets: readonly string[], user: ReturnType<typeof userAt>): Cache => ({
  manager,
  targets,
  mounts: targets.map((target) => mountOf(manager, target, user)),
});

/** The caches of the managers that the base image is mostly used with, for the user of an instruction; of FROM, the one at the end. */
export function usualCaches({ dockerfile, context: { stage, instruction } }: Asked): Cache[] {
  if (!stage) return [];
  const facts = baseFacts(stage);
  const user = userAt(dockerfile, stage, instruction ?? stage.from);
  const { root, home } = user;
  const names = [...(OF_FAMILY[facts?.family ?? ''] ?? []), ...(root ? [facts?.packageManager] : [])];
  return packageManagers
    .filter(({ name }) => names.includes(name))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
    .flatMap((manager): Cache[] => {
      const where = { family: facts?.family, distribution: facts?.distribution, environment: new Map(), home, root };
      const targets = cacheTargets(manager, where);
      return targets ? [cacheOf(manager, targets, user)] : [];
    });
}

/** The caches that are of use to a RUN: those of the managers that it starts; while it starts none, the usual ones. */
function cachesAt(asked: Asked): Cache[] {
  const { dockerfile, context } = asked;
  const { stage, instruction } = context;
  if (!stage || !instruction || instruction.onbuild) return [];
  if (instruction.words.length === 0) return usualCaches(asked);
  const user = userAt(dockerfile, stage, instruction);
  const mounted = mountedElsewhere(asked);
  return cacheables(dockerfile, stage, instruction).flatMap((cacheable): Cache[] => {
    const targets = targetsOf(dockerfile, cacheable)?.filter(
      (target) => !mounted.some((path) => isWithin(target, path)),
    );
    return targets ? [cacheOf(cacheable.command.manager, targets, user)] : [];
  });
}

/** Where the other mounts of a RUN lie, the one at the cursor aside. */
function mountedElsewhere({ context: { stage, instruction, spot } }: Asked): string[] {
  const others = instruction!.mounts.filter(({ range }) => !contains(range, spot.insert.end));
  return others.flatMap(({ mount }) => mountTarget(stage!, instruction!, mount?.target?.text) ?? []);
}

/** Whole cache mounts, all that a manager needs: what is to be written in front of the command, behind `--mount=` where that is there. */
export function cacheMountProposals(asked: Asked, isBegun = false): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const { manager, targets, mounts } of cachesAt(asked)) {
    const text = mounts.join(' ').slice(isBegun ? BEGUN.length : 0);
    if (text === '' || proposals.has(text)) continue;
    proposals.set(text, {
      label: `${isBegun ? '' : BEGUN}type=cache (${manager.name})`,
      kind: 'pattern',
      text,
      filter: `${isBegun ? '' : BEGUN}type=cache ${manager.name}`,
      detail: targets.join(', '),
      topic: { kind: 'mount-type', name: 'cache' },
    });
  }
  return [...proposals.values()];
}

/** More mounts than these are not looked at. */
const MOST = 300;

const BEGUN = '--mount=';

/** A mount belongs to root unless it is told otherwise. */
function mountOf({ cache }: PackageManager, target: string, { root, uid, gid }: ReturnType<typeof userAt>): string {
  const owner = root || uid === undefined ? '' : `,uid=${uid}${gid === undefined ? '' : `,gid=${gid}`}`;
  return `--mount=type=cache,target=${target}${cache?.sharing ? `,sharing=${cache.sharing}` : ''}${owner}`;
}

/** Where a cache mount may lie: where the manager keeps its files, or where other mounts of the file do. */
export function cacheTargetProposals(asked: Asked): Proposal[] {
  const found = new Map<string, Proposal>();
  const own = cachesAt(asked);
  for (const { manager, targets } of own.length > 0 ? own : usualCaches(asked)) {
    for (const target of targets) {
      if (!found.has(target))
        found.set(target, { label: target, kind: 'value', text: target, detail: `cache of ${manager.name}` });
    }
  }
  for (const { word, target, run } of cacheMounts(asked.dockerfile).slice(0, MOST)) {
    if (run === asked.context.instruction || found.has(target) || /[\s"'$\\,]/.test(word.text)) continue;
    found.set(target, { label: target, kind: 'value', text: target, detail: 'used elsewhere' });
  }
  return [...found.values()];
}
