import { CURL_VALUED, WGET_VALUED } from '../../knowledge/downloaders.ts';
import { baseName, type CopiedSource, copiedBy } from '../../model/copied.ts';
import { resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { pathFrom, type Step, variable, wordValue } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { withoutEnd } from '../../text/ends.ts';
import { hasOption, type PackageCommand, readPackageCommand } from '../support/package-command.ts';
import { readSystemCommand } from '../support/system-packages.ts';
import type { Content } from './content.ts';

const ARCHIVE =
  /\.(?:tar|t?gz|tgz|bz2|xz|zst|zip|7z|rar|whl|egg|gem|deb|rpm|apk|jar|war|run|bin|iso|img|exe|msi|dmg|sqlite)$/i;
/** Files that must not be in an image at all. */
const SECRET =
  /(?:^|\/)(?:\.env|\.npmrc|\.netrc|\.pypirc|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]*\.(?:pem|key|p12|pfx|jks))$/;
/** Texts, which are not worth a word. */
const SMALL =
  /\.(?:txt|toml|json|lock|ya?ml|sh|bash|py|rb|js|mjs|ts|pl|lua|conf|cfg|cnf|ini|md|rst|list|sources|gpg|asc|pub|sig|sha\d*|md5|sum|sums|properties|xml|sql|service|repo|patch|diff|crt|cer|html?|css|c|h|go|rs|java)$/i;

/** What a COPY or ADD brings that may be large, or secret. */
export function addedByCopy(stage: Stage, instruction: Instruction): Content[] {
  const copied = copiedBy(stage, instruction);
  const to = copied?.destination;
  const written = instruction.words.at(-1)?.text ?? '';
  if (!copied || to === undefined || instruction.heredocs.length > 0) return [];
  const intoFolder = copied.sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(written);
  return copied.sources.flatMap((source) => {
    const unpacked = instruction.name === 'ADD' && copied.fromContext && source.path !== undefined;
    const name = nameIn(source);
    if (name === undefined || (unpacked && ARCHIVE.test(name))) return [];
    if (name === '' || source.word.text.endsWith('/')) return [pathContent(instruction, to, true)];
    const paths = intoFolder ? [resolvePath(to, name)] : [to, resolvePath(to, name)];
    if (SMALL.test(name) && !SECRET.test(name)) return [];
    // Without an ending it is a program from another stage, or a script or a folder from the context.
    const isFile = ARCHIVE.test(name) || SECRET.test(name) || (!copied.fromContext && !name.includes('.'));
    return paths.map((path) => pathContent(instruction, path, !isFile));
  });
}

const pathContent = (instruction: Instruction, path: string, folder: boolean): Content => ({
  kind: 'path',
  instruction,
  path,
  folder,
});

/** The name under which a source arrives: that of a URL is its last part. */
function nameIn({ word, path }: CopiedSource): string | undefined {
  if (path !== undefined) return baseName(path);
  return nameOfUrl(word.text);
}

const nameOfUrl = (url: string | undefined): string | undefined =>
  url === undefined || !/^(?:https?|ftp):\/\/[^/]+\/[^$]*$/.test(url)
    ? undefined
    : baseName(url.replace(/[?#].*$/s, '')) || undefined;

/** What a command of a RUN brings. */
export function addedByCommand(dockerfile: Dockerfile, step: Step): Content[] {
  const { command, run } = step;
  const manager = readPackageCommand(command);
  if (manager)
    return [...packagesOf(step, manager), ...modulesOf(step, manager), ...cacheOf(dockerfile, step, manager)];
  const paths = command.program === 'git' ? [clonedTo(step)] : downloadedTo(dockerfile, step);
  return paths.flatMap((path) =>
    path === undefined || (SMALL.test(path) && !SECRET.test(path)) ? [] : [pathContent(run, path, false)],
  );
}

function packagesOf({ run }: Step, command: PackageCommand): Content[] {
  const system = readSystemCommand(command);
  if (system?.action !== 'install') return [];
  const names = system.packages.map(({ name }) => name);
  if (system.group !== undefined) names.push(system.group);
  return names.map((name) => ({ kind: 'package', instruction: run, manager: command.manager, name }));
}

function modulesOf({ run, directory }: Step, command: PackageCommand): Content[] {
  const isScript = /^(?:npm|pnpm|yarn|bun)$/.test(command.manager.name) && command.action === 'install';
  const path =
    isScript && !hasOption(command, '-g', '--global', '--prefix', '-C', '--cwd', '--dir')
      ? pathFrom(directory, 'node_modules')
      : undefined;
  return path === undefined ? [] : [pathContent(run, path, false)];
}

/** The cache of a package manager, unless it is switched off or lies in a mount. */
function cacheOf(dockerfile: Dockerfile, step: Step, command: PackageCommand): Content[] {
  const { manager, action } = command;
  if (!manager.cache || (action !== 'install' && action !== 'update')) return [];
  // apt's archives are cleaned in Docker's images; the lists come with an update.
  if (manager.name === 'apt' && action !== 'update') return [];
  const off =
    hasOption(command, ...manager.cacheOff) ||
    manager.cacheOffEnv.some((name) => variable(dockerfile, step, name) !== null) ||
    manager.cache.movedBy.some(([name]) => variable(dockerfile, step, name) !== null) ||
    step.run.mounts.some(({ mount }) => mount?.type === 'cache' || mount?.type === 'tmpfs');
  return off ? [] : [{ kind: 'cache', instruction: step.run, manager }];
}

const CLONE = new Set(
  `-b --branch --depth -o --origin -c --config --reference -j --jobs -u --upload-pack --separate-git-dir --filter --template
  --shallow-since --shallow-exclude`.split(/\s+/),
);

function clonedTo(step: Step): string | undefined {
  const { args } = step.command;
  if (args[0]?.value !== 'clone') return undefined;
  const [url, folder] = parseOptions(args.slice(1), CLONE).operands;
  if (folder) return pathFrom(step.directory, folder.value);
  const name = url?.value && baseName(withoutEnd(url.value, '/')).replace(/\.git$/, '');
  return pathFrom(step.directory, name);
}

/** Where `curl` and `wget` put what they fetch. */
function downloadedTo(dockerfile: Dockerfile, step: Step): (string | undefined)[] {
  const { program, args, redirects, pipe } = step.command;
  if ((program !== 'curl' && program !== 'wget') || pipe.length > 1) return [];
  const options = parseOptions(args, program === 'curl' ? CURL_VALUED : WGET_VALUED);
  const at = (word: ShellWord | undefined) => {
    const value = wordValue(dockerfile, step, word);
    return value === '-' || value?.startsWith('/dev/') ? undefined : pathFrom(step.directory, value);
  };
  const named = program === 'curl' ? options.value('-o', '--output') : options.value('-O', '--output-document');
  if (named) return [at(named)];
  const into = redirects.find(({ operator, descriptor }) => operator === '>' && descriptor === undefined);
  if (into) return [at(into.target)];
  if (program === 'curl' && !options.has('-O', '--remote-name')) return [];
  const folder = options.value('-P', '--directory-prefix', '--output-dir');
  const directory = folder ? at(folder) : step.directory;
  return options.operands.map((word) => pathFrom(directory, nameOfUrl(wordValue(dockerfile, step, word))));
}
