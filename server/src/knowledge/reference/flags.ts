import type { Entry, Since } from './entry.ts';

/** What a flag takes: a text, yes or no, or a text each time it is given. */
export type FlagKind = 'text' | 'boolean' | 'list';

export interface FlagReference extends Entry {
  readonly kind: FlagKind;
  /** What its value looks like; empty for a flag that is mostly written without. */
  readonly takes: string;
  /** The values it may have, where there are no others. */
  readonly values?: Readonly<Record<string, string>>;
  /** What counts without the flag. */
  readonly default?: string;
  readonly since?: Since;
}

export type Flags = ReadonlyMap<string, FlagReference>;

/**
 * The flags of each instruction as BuildKit knows them (instructions/parse.go and its commands_run*.go). Those that older frontends do
 * not know say since when: frontend/dockerfile/docs/reference.md has tables of the stable versions; the release notes,
 * https://docs.docker.com/build/buildkit/dockerfile-release-notes/, tell those of the labs channel, which is called so since 1.2 and had
 * `--network` and `--security` before.
 */
const flags = (named: Readonly<Record<string, FlagReference>>): Flags => new Map(Object.entries(named));

type Files = 'add' | 'copy';

const chown = (name: Files): FlagReference => ({
  kind: 'text',
  takes: '<user>[:<group>]',
  default: '0:0',
  about:
    'Who owns the files: a user and a group, by name or number. Names are looked up in the image. USER has no say in it.',
  anchor: `${name}---chown`,
});

const chmod = (name: Files): FlagReference => ({
  kind: 'text',
  takes: '<mode>',
  since: { stable: 2 },
  about:
    'The permissions of the files, in octal digits as in `755`, or since `docker/dockerfile:1.14` in letters as in `u=rwX,go=rX`.',
  anchor: `${name}---chmod`,
});

const link = (name: Files): FlagReference => ({
  kind: 'boolean',
  takes: '',
  default: 'false',
  since: { stable: 4 },
  about:
    'Makes the files a layer that does not depend on those below it, and so stays in the cache when these change. It cannot follow symbolic links in the destination, nor look up names for `--chown`.',
  anchor: `${name}---link`,
});

const exclude = (name: Files): FlagReference => ({
  kind: 'list',
  takes: '<pattern>',
  since: { stable: 19, labs: 7 },
  about: 'Leaves out files that fit the pattern. It may be given several times.',
  anchor: `${name}---exclude`,
});

const from: Flags = flags({
  platform: {
    kind: 'text',
    takes: '<os>/<architecture>[/<variant>]',
    about:
      'The platform of the base image, where it comes for several. Without it, it is the platform of the build; `$BUILDPLATFORM` is that of the machine that builds.',
    anchor: 'from',
  },
});

const run: Flags = flags({
  mount: {
    kind: 'list',
    takes: 'type=<type>[,<key>=<value>]…',
    since: { stable: 2 },
    about:
      'Has something in the file system while this command runs: files of another stage, a cache, a secret. It does not become a part of the image.',
    anchor: 'run---mount',
  },
  network: {
    kind: 'text',
    takes: 'default|none|host',
    default: 'default',
    since: { stable: 3, labs: 2 },
    values: {
      default: 'The network of the build.',
      none: 'No network but the loopback device.',
      host: "The host's network. The builder has to allow it (`network.host`).",
    },
    about: 'Which network the command sees.',
    anchor: 'run---network',
  },
  security: {
    kind: 'text',
    takes: 'sandbox|insecure',
    default: 'sandbox',
    since: { stable: 20, labs: 2 },
    values: {
      sandbox: 'In the sandbox, as every other command.',
      insecure: 'Without a sandbox and with all privileges. The builder has to allow it (`security.insecure`).',
    },
    about: 'Whether the command runs in the sandbox.',
    anchor: 'run---security',
  },
  device: {
    kind: 'list',
    takes: '<name>[,required]',
    since: { stable: 27, labs: 14 },
    about:
      'Lends the command a device, such as a GPU, by its CDI name: `nvidia.com/gpu=all`. The builder has to allow it (`device`).',
    anchor: 'run---device',
  },
});

const copy: Flags = flags({
  from: {
    kind: 'text',
    takes: '<stage|context|image>',
    about:
      'Where the files come from: a stage by its name or index, a named context, or an image. Without it, the build context. Variables are not replaced.',
    anchor: 'copy---from',
  },
  chown: chown('copy'),
  chmod: chmod('copy'),
  link: link('copy'),
  exclude: exclude('copy'),
  parents: {
    kind: 'boolean',
    takes: '',
    default: 'false',
    since: { stable: 20, labs: 7 },
    about:
      'Keeps the directories of the sources: `a/b.txt` becomes `a/b.txt` in the destination. Of `x/./a/b.txt` only what follows the dot is kept.',
    anchor: 'copy---parents',
  },
});

const add: Flags = flags({
  checksum: {
    kind: 'text',
    takes: '<checksum>',
    since: { stable: 6, labs: 5 },
    about: 'What a download has to be: `sha256:…` of the file behind a URL, or the commit of a Git repository.',
    anchor: 'add---checksum',
  },
  chown: chown('add'),
  chmod: chmod('add'),
  link: link('add'),
  exclude: exclude('add'),
  'keep-git-dir': {
    kind: 'boolean',
    takes: '',
    default: 'false',
    about: 'Keeps the `.git` directory of a Git repository, which is left out otherwise.',
    anchor: 'add---keep-git-dir',
  },
  unpack: {
    kind: 'boolean',
    takes: '',
    since: { stable: 17 },
    about:
      'Whether tar archives are unpacked. Without the flag, those of the build context are, and those behind a URL are not.',
    anchor: 'add---unpack',
  },
});

const seconds = (about: string, standard: string): FlagReference => ({
  kind: 'text',
  takes: '<duration>',
  default: standard,
  about: `${about} A duration is written as in \`30s\` or \`1m30s\`.`,
  anchor: 'healthcheck',
});

const healthcheck: Flags = flags({
  interval: seconds('The time between two checks, and before the first one.', '30s'),
  timeout: seconds('How long a check may take before it counts as failed.', '30s'),
  'start-period': seconds('How long a container may take to start: failures in this time are not counted.', '0s'),
  'start-interval': seconds('The time between two checks during the start period. Docker Engine 25 or later.', '5s'),
  retries: {
    kind: 'text',
    takes: '<number>',
    default: '3',
    about: 'How many checks have to fail in a row before the container counts as unhealthy.',
    anchor: 'healthcheck',
  },
});

const NONE: Flags = flags({});

const BY_INSTRUCTION: ReadonlyMap<string, Flags> = new Map([
  ['FROM', from],
  ['RUN', run],
  ['COPY', copy],
  ['ADD', add],
  ['HEALTHCHECK', healthcheck],
]);

/** The flags of an instruction, given in capitals; an empty list for those that have none. */
export const flagReferences = (instruction: string): Flags => BY_INSTRUCTION.get(instruction) ?? NONE;
