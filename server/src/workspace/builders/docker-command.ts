import { type ParsedOptions, parseOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Range } from '../../text/range.ts';
import { type Build, buildOf, type Known } from './build.ts';

const VALUED = new Set(
  `add-host allow annotation arch attest authfile build-arg build-arg-file build-context builder cache-from cache-to cache-ttl call
  cap-add cap-drop cert-dir cgroup-parent cgroupns context cpp-flag cpu-period cpu-quota cpu-shares cpuset-cpus cpuset-mems creds
  decryption-key destination device dns dns-option dns-search dockerfile env file format from hooks-dir iidfile ignorefile image-name
  ipc isolation jobs label layer-label logfile manifest memory memory-swap metadata-file network no-cache-filter os os-feature
  os-version output pid platform policy progress project provenance retry retry-delay runtime runtime-flag sbom secret security-opt
  shm-size sign-by ssh tag target timestamp token ulimit unsetenv unsetlabel userns uts variant verbosity volume context-sub-path
  cache-dir cache-repo digest-file git registry-mirror snapshot-mode tar-path`
    .split(/\s+/)
    .map((name) => `--${name}`)
    .concat(['-f', '-t', '-o', '-m', '-c', '-v']),
);

/** The options of the programs themselves, in front of `build`, that take a value. */
const GLOBAL = new Set([
  '--config',
  '-c',
  '--context',
  '--host',
  '-H',
  '--log-level',
  '-l',
  '--namespace',
  '-n',
  '--root',
  '--builder',
]);
const CLIENTS = new Set(['docker', 'podman', 'nerdctl', 'depot', 'finch', 'container']);
const BUILDAH = new Set(['bud', 'build', 'build-using-dockerfile']);

/** How a command's words are to be read where it runs. */
export interface Surroundings {
  /** The folders it may run in, the likeliest first; none if that is unknown. */
  readonly folders: readonly string[];
  readonly uncertain: boolean;
  /** What the shell makes of a word, as far as that is known. */
  readonly valueOf: (word: ShellWord) => Known;
}

/** The build that a command starts. Ranges are those of its words. */
export function buildOfCommand(command: ShellCommand, around: Surroundings): Build[] {
  const { args, doubt } = subcommand(command, around);
  if (!args) return [];
  const options = parseOptions(
    args.map((word) => withValue(word, around)),
    VALUED,
  );
  const hides = doubt || hidesOptions(options);
  const of = (...names: string[]): Known | undefined => {
    const word = options.value(...names);
    return word && around.valueOf(word);
  };
  const isKaniko = isExecutor(command);
  let dockerfile = of('-f', '--file', ...(isKaniko ? ['--dockerfile'] : []));
  const operand = options.operands.at(-1);
  let context = isKaniko ? of('-c', '--context') : operand && around.valueOf(operand);
  // Without a context the line is wrong, or stands for something that is left out: `docker build ...`.
  if (!context && !isKaniko && !/^buildah$/.test(command.program ?? '')) return [];
  if (context?.text !== undefined && /^(?:\.{3}|…|<.*>|\[.*\])$/.test(context.text)) return [];
  const input = command.redirects.findLast(({ operator }) => operator === '<')?.target;
  if (input && (context?.text === '-' || dockerfile?.text === '-')) {
    dockerfile = around.valueOf(input);
    if (context?.text === '-') context = undefined;
  }
  const sets = options.options.filter(({ name, argument }) => name === '--build-arg' && argument);
  const named = options.options.filter(({ name, argument }) => name === '--build-context' && argument);
  const names = sets.map(({ argument }) => argumentOf(argument!, around));
  const wanted = {
    context,
    dockerfile,
    target: of('--target'),
    args: new Map(names.flatMap((pair) => (pair ? [pair] : []))),
    argRanges: new Map(sets.flatMap(({ argument }) => placedName(argument!))),
    moreArgs: hides || names.includes(undefined),
    contexts: new Set(named.flatMap(({ argument }) => /^["']?([^=$"'`]+)=/.exec(argument!.text)?.[1] ?? [])),
    range: rangeOf(command),
    fromContext: false,
    uncertain: around.uncertain || hides,
  };
  const isLost = around.folders.length === 0;
  const builds = (isLost ? ['.'] : around.folders).flatMap((folder) =>
    buildOf({ ...wanted, folder }).flatMap((build) => [
      build,
      ...(isKaniko && context?.text ? buildOf({ ...wanted, folder, fromContext: true }) : []),
    ]),
  );
  const [first] = builds;
  if (!first) return [];
  if (isLost) return [{ ...first, places: [], certain: false }];
  const isDaemonless = /^(?:podman|buildah)$/.test(command.program ?? '') && !dockerfile;
  const places = builds.flatMap(({ places }) => places);
  return [{ ...first, places: isDaemonless ? places.flatMap(withContainerfile) : unique(places) }];
}

type Place = Build['places'][number];

/** Podman and Buildah look for a Containerfile first. */
const withContainerfile = (place: Place): Place[] => [
  { ...place, dockerfile: place.dockerfile.replace(/Dockerfile$/, 'Containerfile') },
  place,
];

const unique = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [`${place.dockerfile}\n${place.context}`, place])).values(),
];

const isExecutor = ({ program }: ShellCommand): boolean => /(?:^|\/)(?:kaniko\/)?executor$/.test(program ?? '');

/** From the program to the last word in front of its options. */
const rangeOf = ({ name, args }: ShellCommand): Range => ({
  start: name.range.start,
  end: args.find(({ value }) => value !== undefined && /^(?:build|bud|b)$/.test(value))?.range.end ?? name.range.end,
});

/** What follows `docker build`, `docker buildx build`, `buildah bud`; and whether something unknown is in front of it. */
function subcommand(command: ShellCommand, { valueOf }: Surroundings): { args?: readonly ShellWord[]; doubt: boolean } {
  const program = (command.program ?? valueOf(command.name).text ?? '')
    .replace(/^.*\/(?=[^/]+$)/, '')
    .replace(/\.exe$/, '');
  if (isExecutor(command)) return { args: command.args, doubt: false };
  const isGuess = program === '' && /^"?\$[({]?\w*(?:DOCKER|CONTAINER|PODMAN|OCI)\w*[)}]?"?$/i.test(command.name.text);
  if (!isGuess && !CLIENTS.has(program) && program !== 'buildah') return { doubt: false };
  let doubt = isGuess;
  let plugin = '';
  for (let i = 0; i < command.args.length; i++) {
    const { text } = valueOf(command.args[i]!);
    if (text === undefined || text === '') doubt = true;
    else if (text.startsWith('-')) i += GLOBAL.has(text) ? 1 : 0;
    else if (/^(?:buildx|image|builder)$/.test(text) && plugin === '') plugin = text;
    else if (program === 'buildah' ? BUILDAH.has(text) : text === 'build' || (text === 'b' && plugin === 'buildx')) {
      return { args: command.args.slice(i + 1), doubt };
    } else break;
  }
  return { doubt: false };
}

/** The name and value of a build argument; undefined if not even the name is known. */
function argumentOf(word: ShellWord, { valueOf }: Surroundings): [string, string | undefined] | undefined {
  const name = /^["']?([A-Za-z_]\w*)(?==|["']?$)/.exec(word.text)?.[1];
  if (name === undefined) return undefined;
  const value = valueOf(word).text;
  const equal = value?.indexOf('=') ?? -1;
  return [name, value === undefined || equal < 0 ? undefined : value.slice(equal + 1)];
}

/** Where the name of a build argument stands. */
function placedName({ text, range }: ShellWord): [string, Range][] {
  const [, quote, name] = /^(["']?)([A-Za-z_]\w*)(?==|["']?$)/.exec(text) ?? [];
  if (name === undefined || range.end - range.start < text.length) return [];
  // `--build-arg=A=b` is one word.
  const start = range.end - text.length + quote!.length;
  return [[name, { start, end: start + name.length }]];
}

/** Whether something is unknown in which an option may hide: `$OPTIONS`, `-$X`. What stands last is the context. */
function hidesOptions({ options, operands }: ParsedOptions): boolean {
  const isOpen = ({ pattern, text }: ShellWord) => pattern === undefined && !/^["']?[\w./]/.test(text);
  return (
    operands.slice(0, -1).some(isOpen) || options.some(({ word, argument }) => word.pattern === undefined && !argument)
  );
}

/** A word with the value that it is known to have. */
function withValue(word: ShellWord, { valueOf }: Surroundings): ShellWord {
  if (word.value !== undefined) return word;
  const { text } = valueOf(word);
  return text === undefined ? word : { ...word, value: text, pattern: text };
}
