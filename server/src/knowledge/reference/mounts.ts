import type { Entry, Since } from './entry.ts';

export type MountType = 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';

/** The types of mounts. Without one, a mount is `bind`. */
export const mountTypes: Readonly<Record<MountType, Entry>> = {
  bind: {
    about:
      'Files of the build context, or with `from` of a stage, an image or a named context. With `rw` the command may write there, but what it writes is lost.',
    anchor: 'run---mounttypebind',
  },
  cache: {
    about:
      'A directory that is kept from build to build, for compilers and package managers. It is no part of the image, and may be empty at any time.',
    anchor: 'run---mounttypecache',
  },
  tmpfs: { about: 'An empty directory in memory.', anchor: 'run---mounttypetmpfs' },
  secret: {
    about:
      'A secret that is given to the build with `--secret`: a file, or with `env` a variable. It gets neither into the image nor into the cache.',
    anchor: 'run---mounttypesecret',
  },
  ssh: {
    about: 'The SSH agent or the keys that are given to the build with `--ssh`.',
    anchor: 'run---mounttypessh',
  },
};

export interface MountKey {
  /** Its other names. */
  readonly aliases: readonly string[];
  /** The types of mounts for which it means something. */
  readonly types: readonly MountType[];
  /** May stand without a value, which then is `true`. */
  readonly boolean?: boolean;
  readonly takes: string;
  /** The values it may have, where there are no others. */
  readonly values?: Readonly<Record<string, string>>;
  readonly about: string;
  /** What else there is to say for a type. */
  readonly for?: Readonly<Partial<Record<MountType, string>>>;
  /** What counts without the key, by type. */
  readonly defaults: Readonly<Partial<Record<MountType, string>>>;
  readonly since?: Since;
}

const ALL: readonly MountType[] = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const GIVEN: readonly MountType[] = ['cache', 'secret', 'ssh'];

const FROM_WORKDIR = 'A relative path is seen from the working directory.';

const typeValues = Object.fromEntries(Object.entries(mountTypes).map(([type, { about }]) => [type, about]));

/** The keys of mounts (parseMount in BuildKit's instructions/commands_runmount.go, and what convert_*.go makes of them). */
export const mountKeys: Readonly<Record<string, MountKey>> = {
  type: {
    aliases: [],
    types: ALL,
    takes: '<type>',
    values: typeValues,
    about: 'What is mounted. It belongs in front of the other keys.',
    defaults: Object.fromEntries(ALL.map((type) => [type, 'bind'])),
  },
  from: {
    aliases: [],
    types: ['bind', 'cache'],
    takes: '<stage|context|image>',
    about: 'Where the files come from: a stage by its name, a named context, or an image. Variables are not replaced.',
    for: { cache: 'The cache begins with these files.' },
    defaults: { bind: 'the build context', cache: 'an empty directory' },
  },
  source: {
    aliases: ['src'],
    types: ['bind', 'cache', 'secret'],
    takes: '<path>',
    about: 'The file or directory to mount.',
    for: {
      bind: 'It is seen from the root of what `from` names.',
      cache: 'It is seen from the root of what `from` names.',
      secret: 'For a secret it is the same as `id`.',
    },
    defaults: { bind: '/', cache: '/' },
  },
  target: {
    aliases: ['dst', 'destination'],
    types: ALL,
    takes: '<path>',
    about: 'Where it is mounted.',
    for: { bind: FROM_WORKDIR, cache: FROM_WORKDIR, tmpfs: FROM_WORKDIR },
    defaults: { secret: '/run/secrets/ and the id', ssh: '/run/buildkit/ssh_agent.0, and so on' },
  },
  readonly: {
    aliases: ['ro'],
    types: ['bind', 'cache'],
    boolean: true,
    takes: '',
    about: 'Whether the command may only read there.',
    defaults: { bind: 'true', cache: 'false' },
  },
  readwrite: {
    aliases: ['rw'],
    types: ['bind', 'cache'],
    boolean: true,
    takes: '',
    about: 'Whether the command may write there.',
    for: { bind: 'What it writes is lost when it is done.' },
    defaults: { bind: 'false', cache: 'true' },
  },
  id: {
    aliases: [],
    types: GIVEN,
    takes: '<id>',
    about: 'Its name.',
    for: {
      cache: 'Mounts with the same id share one cache.',
      secret: 'The name under which `--secret` gives it to the build.',
      ssh: 'The name under which `--ssh` gives it to the build.',
    },
    defaults: { cache: 'the target', secret: 'the last part of the target', ssh: 'default' },
  },
  sharing: {
    aliases: [],
    types: ['cache'],
    takes: 'shared|private|locked',
    values: {
      shared: 'All write to it at the same time.',
      private: 'Each that comes while it is in use gets a cache of its own.',
      locked: 'Each waits until the one before is done.',
    },
    about: 'What happens when several builds or commands want the cache at once.',
    defaults: { cache: 'shared' },
  },
  required: {
    aliases: [],
    types: ['secret', 'ssh'],
    boolean: true,
    takes: '',
    about: 'Whether the build stops when nobody gives it.',
    defaults: { secret: 'false', ssh: 'false' },
  },
  size: {
    aliases: [],
    types: ['tmpfs'],
    takes: '<size>',
    about: 'How much it may hold, as in `64m`.',
    defaults: {},
  },
  mode: {
    aliases: [],
    types: GIVEN,
    takes: '<octal>',
    about: 'Its permissions, in octal digits.',
    for: { cache: 'They are those of a new cache.' },
    defaults: { cache: '0755', secret: '0400', ssh: '0600' },
  },
  uid: {
    aliases: [],
    types: GIVEN,
    takes: '<number>',
    about: 'The number of the user who owns it.',
    for: { cache: 'It counts for a new cache.' },
    defaults: { cache: '0', secret: '0', ssh: '0' },
  },
  gid: {
    aliases: [],
    types: GIVEN,
    takes: '<number>',
    about: 'The number of the group that owns it.',
    for: { cache: 'It counts for a new cache.' },
    defaults: { cache: '0', secret: '0', ssh: '0' },
  },
  env: {
    aliases: [],
    types: ['secret'],
    takes: '<name>',
    since: { stable: 10 },
    about:
      'Gives the secret as an environment variable of this name. There is then no file, unless `target` names one.',
    defaults: {},
  },
};

const canonical: ReadonlyMap<string, string> = new Map(
  Object.entries(mountKeys).flatMap(([key, { aliases }]) => [key, ...aliases].map((name) => [name, key] as const)),
);

/** All names that a key may have. */
export const mountKeyNames: readonly string[] = [...canonical.keys()];

/** The key that is meant by a name, in lower case; undefined for what is none. */
export const mountKeyOf = (name: string): string | undefined => canonical.get(name);

/** Whether a text is the type of a mount. */
export const isMountType = (text: string): text is MountType => Object.hasOwn(mountTypes, text);

/** Whether a name, in lower case, is that of a key which may stand without a value. */
export const isBooleanKey = (name: string): boolean => mountKeys[mountKeyOf(name) ?? '']?.boolean === true;
