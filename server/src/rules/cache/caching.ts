import {
  cacheTargets,
  matchesCommand,
  type PackageManager,
  packageManagers,
} from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import { workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import { original, type ShellCommand, type ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { cacheMounted, isMounted, mountsBelow } from '../support/cache-mounts.ts';
import {
  hasOption,
  isPath,
  operandsOf,
  type PackageCommand,
  packageCommands,
  textsOf,
  wordsOf,
} from '../support/package-command.ts';
import { userAt } from '../support/user.ts';

/** A command that downloads or compiles, and where. */
export interface Cacheable {
  readonly stage: Stage;
  readonly run: Instruction;
  readonly command: PackageCommand;
}

/** Maven's goals that compile, or fetch what the project needs; others, such as `versions:set`, do neither. */
const MAVEN_WORK =
  /^(?:compile|test-compile|process-\w+|test|package|integration-test|verify|install|deploy|site|clean:clean)$|dependency/;

/** Whether a command fetches or compiles little: also a mere upgrade of the system, in front of the real install. */
function isLight(command: PackageCommand): boolean {
  const { manager } = command;
  if (manager.light.includes(command.command) || hasOption(command, '--no-network', '--no-download')) return true;
  const operands = operandsOf(command);
  if (manager.name === 'maven') return ![command.command, ...operands].some((goal) => MAVEN_WORK.test(goal ?? ''));
  return manager.kind === 'system' && operands.length === 0 && !command.shell.openEnded;
}

/** The commands of a RUN that could keep a cache. */
export function cacheables(dockerfile: Dockerfile, stage: Stage, run: Instruction): Cacheable[] {
  return packageCommands(dockerfile, stage, run)
    .filter((command) => command.action === 'install' && command.manager.cache && !isLight(command))
    .map((command) => ({ stage, run, command }));
}

/** The directories of the cache as this command uses it; undefined when that cannot be told. */
export function targetsOf(dockerfile: Dockerfile, cacheable: Cacheable): readonly string[] | undefined {
  const { manager, command } = cacheable.command;
  const targets = placesOf(dockerfile, cacheable);
  // Fetching modules compiles nothing.
  return manager.name === 'go' && command.startsWith('mod ') ? targets?.slice(1) : targets;
}

/** The directories of the whole cache, in the order in which the manager's entry has them; undefined when that cannot be told. */
export function placesOf(dockerfile: Dockerfile, { stage, run, command }: Cacheable): readonly string[] | undefined {
  const user = userAt(dockerfile, stage, run);
  const facts = baseFacts(stage);
  const elevated = command.shell.wrappers.length > 0 && command.manager.kind === 'language';
  return cacheTargets(whoReallyRuns(command.manager, facts?.packageManager), {
    family: facts?.family,
    distribution: facts?.distribution,
    environment: environmentOf(dockerfile, stage, run, command),
    home: elevated ? undefined : user.home,
    root: user.root,
  });
}

/** In Red Hat 8 and later, and in Fedora, `yum` is a link to dnf and keeps its cache where that does. */
const whoReallyRuns = (manager: PackageManager, ofImage: string | undefined): PackageManager =>
  manager.name === 'yum' && ofImage === 'dnf' ? DNF : manager;

const DNF = packageManagers.find(({ name }) => name === 'dnf')!;

/** The variables that matter to a manager, as they are for a command. */
function environmentOf(dockerfile: Dockerfile, stage: Stage, run: Instruction, { manager, shell }: PackageCommand) {
  const environment = new Map<string, string | undefined>();
  const names = [...(manager.cache?.movedBy.map(([name]) => name) ?? []), ...manager.cacheOffEnv];
  for (const name of names) {
    const definition = stage.scope.definitionAt(name, run);
    if (definition) environment.set(name, definition.value);
  }
  const { assignments } = scriptOf(dockerfile, stage, run);
  for (const { name, value } of [...assignments, ...shell.assignments]) {
    if (names.includes(name)) environment.set(name, value);
  }
  return environment;
}

/** Options that say where the cache is. */
const OWN_DIRECTORY =
  /^(?:--cache(?:-dir|dir|-folder)?|--store-dir|--packages|-Dmaven\.repo\.local|--gradle-user-home)(?:=|$)/;

/** Whether the author has seen to this command's cache: by a mount, or by a directory of its own. */
export function isCared(dockerfile: Dockerfile, cacheable: Cacheable): boolean {
  const { stage, run, command } = cacheable;
  const { manager } = command;
  if (cacheMounted(stage, run, manager)) return true;
  if (targetsOf(dockerfile, cacheable)?.some((target) => isMounted(stage, run, target))) return true;
  return hasOwnCache(command) || (manager.kind === 'language' && mountsBelow(stage, run, workdirAt(stage, run)));
}

/** Whether options tell a command to keep its cache in another place. */
export function hasOwnCache(command: PackageCommand): boolean {
  const { manager, words } = command;
  if (manager.kind === 'system' && hasOption(command, '--root', '--installroot')) return true;
  return (
    words.some((word) => OWN_DIRECTORY.test(word ?? '')) || (manager.name === 'gradle' && hasOption(command, '-g'))
  );
}

/** Whether a variable moves the cache to another place. */
export const isMoved = (dockerfile: Dockerfile, { stage, run, command }: Cacheable): boolean => {
  const environment = environmentOf(dockerfile, stage, run, command);
  return command.manager.cache?.movedBy.some(([name]) => environment.has(name)) ?? false;
};

/** Whether caching is switched off in the environment, where a fix of the RUN does not reach. */
export function isOffInEnvironment(dockerfile: Dockerfile, { stage, run, command }: Cacheable): boolean {
  const environment = environmentOf(dockerfile, stage, run, command);
  return command.manager.cacheOffEnv.some((name) => {
    if (!environment.has(name)) return false;
    // pip takes any value for a yes: https://github.com/pypa/pip/blob/main/src/pip/_internal/cli/cmdoptions.py
    return name === 'PIP_NO_CACHE_DIR' || !/^(?:0|false|no|off|)$/i.test(environment.get(name) ?? '1');
  });
}

/** Whether an option of the command switches the package manager's cache off. */
export const isOffByOption = (command: PackageCommand): boolean => hasOption(command, ...command.manager.cacheOff);

/** Whether the RUN throws the cache away. */
export const isCleaned = (dockerfile: Dockerfile, stage: Stage, run: Instruction, manager: PackageManager): boolean =>
  scriptOf(dockerfile, stage, run).commands.some((command) => cleanedBy(original(command)).includes(manager));

const cleanedBy = remember((command: ShellCommand): readonly PackageManager[] => {
  const words = textsOf(command);
  return packageManagers.filter(({ cacheCleaners }) => cacheCleaners.some((pattern) => matchesCommand(words, pattern)));
});

/** More than these few, named in the command, are a list that grows, and then all of it is fetched again. */
const FEW = 3;
const NAMES_PACKAGES = /^(?:install|i|add|get|require|req|r|b?install|(?:global|tool|pip) (?:add|install|require))$/;

/** Whether a few tools are fetched by name: a layer that hardly ever changes. */
export function namesFewTools(command: PackageCommand): boolean {
  const { manager, manifests } = command;
  if (manager.kind !== 'language' || manager.goals || !NAMES_PACKAGES.test(command.command)) return false;
  const { length } = command.operands;
  if (manifests.length > 0 || length === 0 || length > FEW) return false;
  const words = wordsOf(command.shell);
  const operands = command.operands.map((index) => words[index]);
  // The version may be a variable, the name may not: `pnpm@$VERSION`.
  const isName = (word: ShellWord | undefined) =>
    word !== undefined && /^["']?[\w@]/.test(word.text) && !isPath(word.text);
  return !command.shell.openEnded && operands.every(isName);
}

/** Whether the install follows files of the project, so that it runs again and again. */
export const followsManifests = ({ manager, command, manifests, operands }: PackageCommand): boolean =>
  manifests.length > 0 || (manager.readsManifests.includes(command) && operands.length === 0);
