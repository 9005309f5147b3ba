import type { PackageManager } from '../../knowledge/package-managers.ts';
import { copiedBy } from '../../model/copied.ts';
import { isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberApart, rememberWhole } from '../../model/remember.ts';
import { commandsOf } from '../../model/run.ts';
import { chain, type Reference, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { homeless } from '../support/cache-mounts.ts';
import { hasOption, type PackageCommand, packageCommands, textsOf } from '../support/package-command.ts';
import { isPlain } from '../support/plain-commands.ts';
import { rootStage } from '../support/platform-flag.ts';
import { withDescendants } from '../support/shipped.ts';
import { type Cacheable, cacheables } from './caching.ts';

/** Whether later commands look into the cache for what an earlier one fetched: `pnpm fetch` fills the store for an install. */
export const isNeededLater = (dockerfile: Dockerfile, stages: readonly Stage[], manager: PackageManager): boolean =>
  manager.keptInCache ||
  (manager.name === 'pnpm' &&
    stages.some((stage) => usesIn(dockerfile, stage, manager).some(({ command }) => command.command === 'fetch')));

/**
 * The stages in which a mount for one stage's command can be missed: the first of its chain that uses the manager, and
 * all that are based on that one.
 */
export const family = (dockerfile: Dockerfile, stage: Stage, manager: PackageManager): readonly Stage[] =>
  withDescendants(dockerfile, firstUser(dockerfile, stage, manager));

const firstUser = (dockerfile: Dockerfile, stage: Stage, manager: PackageManager): Stage =>
  chain(stage).findLast((link) => usesIn(dockerfile, link, manager).length > 0) ?? stage;

const NONE: readonly Cacheable[] = [];

/** The commands of a stage that use a manager's cache. */
export const usesIn = (dockerfile: Dockerfile, stage: Stage, manager: PackageManager): readonly Cacheable[] =>
  allUses(dockerfile)(stage).get(manager) ?? NONE;

const allUses = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): ReadonlyMap<PackageManager, readonly Cacheable[]> => {
    const found = new Map<PackageManager, Cacheable[]>();
    for (const run of stage.instructions) {
      if (run.name !== 'RUN') continue;
      for (const item of cacheables(dockerfile, stage, run)) {
        const { manager } = item.command;
        const list = found.get(manager);
        if (list) list.push(item);
        else found.set(manager, [item]);
      }
    }
    return found;
  }),
);

/** The same, and those that fetch and compile little, but look into the cache as well: `go vet`. */
export const lookupsIn = (dockerfile: Dockerfile, stage: Stage, manager: PackageManager): Cacheable[] =>
  stage.instructions
    .filter(({ name }) => name === 'RUN')
    .flatMap((run) => packageCommands(dockerfile, stage, run).map((command) => ({ stage, run, command })))
    .filter(({ command }) => command.manager === manager && command.action === 'install' && command.command !== '');

/** Whether later commands count on what an earlier layer holds: with an empty cache they would fail. */
export const countsOnLayers = (dockerfile: Dockerfile, stage: Stage, manager: PackageManager): boolean =>
  offlineBelow(dockerfile)(firstUser(dockerfile, stage, manager)).has(manager);

/** The managers that a stage and those based on it use without the network. */
const offlineBelow = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): ReadonlySet<PackageManager> => {
    return new Set(withDescendants(dockerfile, stage).flatMap((link) => [...isOffline(dockerfile)(link)]));
  }),
);

/** The managers that a stage uses without the network. */
const isOffline = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): ReadonlySet<PackageManager> => {
    const runs = stage.instructions.filter(({ name }) => name === 'RUN');
    const commands = runs.flatMap((run) => packageCommands(dockerfile, stage, run));
    return new Set(commands.filter((command) => forbidsFetching(command)).map(({ manager }) => manager));
  }),
);

/** The names of the managers that the stages of a Dockerfile use without the network. */
export const offlineManagers = (dockerfile: Dockerfile): readonly string[] =>
  dockerfile.stages.flatMap((stage) => [...isOffline(dockerfile)(stage)].map(({ name }) => name));

const forbidsFetching = (command: PackageCommand): boolean =>
  hasOption(command, '--offline') ||
  (command.manager.name === 'dotnet' && hasOption(command, '--no-restore', '--no-build')) ||
  (command.manager.name === 'maven' && hasOption(command, '-o')) ||
  (command.manager.name === 'cargo' && hasOption(command, '--frozen'));

/** Whether a command that we do not know may look for what the manager fetched. */
export function mayBeMissed(dockerfile: Dockerfile, stages: readonly Stage[], manager: PackageManager): boolean {
  return stages.some((stage) => {
    const uses = new Set(usesIn(dockerfile, stage, manager).map(({ run }) => run));
    return stage.instructions.some(
      (run) =>
        run.name === 'RUN' &&
        !uses.has(run) &&
        !commandsOf(dockerfile, stage, run).every((command) => isPlain(command)),
    );
  });
}

/** Whether an instruction puts something into a folder, takes something out of it, or reads it by its name. */
export function isNamed(dockerfile: Dockerfile, stage: Stage, folder: string, kept: boolean): boolean {
  const known = namedFolders(dockerfile);
  const key = JSON.stringify([folder, kept]);
  let uses = known.get(key);
  if (!uses) {
    uses = { naming: new Map(), taken: takenFrom(dockerfile, folder, kept) };
    known.set(key, uses);
  }
  const links = chain(stage);
  return uses.taken.has(links.at(-1)!) || isNamedIn(dockerfile, links, homeless(folder), uses.naming);
}

/** Where a folder is named. */
interface Uses {
  /** Whether a stage or one it is based on names it. */
  readonly naming: Map<Stage, boolean>;
  /** The first stages of the chains that others take it from. */
  readonly taken: ReadonlySet<Stage>;
}

// Every fix of a file asks for the same few folders.
const namedFolders = rememberWhole((_: Dockerfile) => new Map<string, Uses>());

function isNamedIn(
  dockerfile: Dockerfile,
  links: readonly Stage[],
  folder: string,
  known: Map<Stage, boolean>,
): boolean {
  const near = (path: string | undefined) => path !== undefined && isWithin(homeless(path), folder);
  const first = links.findIndex((link) => known.has(link));
  let named = first >= 0 && known.get(links[first]!)!;
  for (const stage of links.slice(0, first < 0 ? links.length : first).reverse()) {
    named ||= stage.instructions.some(
      (instruction) =>
        near(copiedBy(stage, instruction)?.destination) ||
        (instruction.name === 'RUN' && names(dockerfile, stage, instruction, near)),
    );
    known.set(stage, named);
  }
  return named;
}

/** Whether a command other than `rm` has a path near the folder among its words. */
function names(dockerfile: Dockerfile, stage: Stage, run: Instruction, near: (path: string) => boolean): boolean {
  const workdir = workdirAt(stage, run);
  return commandsOf(dockerfile, stage, run).some((command) => {
    if (command.program === 'rm' || command.program === 'mkdir' || command.program === 'chown') return false;
    const paths = [...textsOf(command), ...command.redirects.map(({ target }) => target?.pattern)];
    return paths.some(
      (path) =>
        path !== undefined && /[/~]/.test(path) && near(path.startsWith('~') ? path : resolvePath(workdir, path)),
    );
  });
}

/** The stages at the far ends of the chains that other stages copy or mount a folder from, or part of it. */
function takenFrom(dockerfile: Dockerfile, folder: string, kept: boolean): ReadonlySet<Stage> {
  const wanted = homeless(folder);
  // What holds the folder is only half of itself without what is kept there.
  const near = (path: string) => isWithin(homeless(path), wanted) || (kept && isWithin(wanted, homeless(path)));
  const isTaken = ({ kind, instruction, stage }: Reference) =>
    kind === 'mount'
      ? instruction.mounts.some(({ mount }) => near(`/${mount?.source?.text ?? ''}`.replace('//', '/')))
      : copiedBy(stage, instruction)?.sources.some(({ path }) => path !== undefined && near(`/${path}`));
  const found = new Set<Stage>();
  for (const reference of dockerfile.references) {
    if (reference.source.kind === 'stage' && isTaken(reference)) found.add(rootStage(reference.source.stage));
  }
  return found;
}
