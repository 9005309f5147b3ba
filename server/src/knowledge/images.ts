import { canonicalName } from './images/canonical-name.ts';
import type { Distribution, ImageFacts } from './images/facts.ts';
import type { Asked, Base, Family } from './images/family.ts';
import { officialFamilies } from './images/official.ts';
import { projectFamilies } from './images/projects.ts';
import { variantOf } from './images/variants.ts';
import { vendorFamilies } from './images/vendors.ts';

export type { Distribution, ImageFacts, Libc } from './images/facts.ts';
export { officialImages } from './images/official-names.ts';

/** What follows from a distribution where the family says nothing else. */
const systems: Readonly<Record<Distribution, Pick<ImageFacts, 'libc' | 'shell' | 'bash' | 'packageManager'>>> = {
  debian: { libc: 'glibc', shell: 'posix', bash: true, packageManager: 'apt' },
  ubuntu: { libc: 'glibc', shell: 'posix', bash: true, packageManager: 'apt' },
  alpine: { libc: 'musl', shell: 'posix', bash: undefined, packageManager: 'apk' },
  fedora: { libc: 'glibc', shell: 'posix', bash: true, packageManager: 'dnf' },
  rhel: { libc: 'glibc', shell: 'posix', bash: true, packageManager: undefined },
  wolfi: { libc: 'glibc', shell: 'posix', bash: undefined, packageManager: 'apk' },
  suse: { libc: 'glibc', shell: 'posix', bash: true, packageManager: 'zypper' },
  arch: { libc: 'glibc', shell: 'posix', bash: true, packageManager: 'pacman' },
  distroless: { libc: 'glibc', shell: 'none', bash: false, packageManager: 'none' },
  scratch: { libc: 'none', shell: 'none', bash: false, packageManager: 'none' },
  busybox: { libc: undefined, shell: 'posix', bash: false, packageManager: 'none' },
  windows: { libc: undefined, shell: 'windows', bash: false, packageManager: 'none' },
};

const families = [...officialFamilies, ...vendorFamilies, ...projectFamilies];
const exact: ReadonlyMap<string, Family> = new Map(
  families.flatMap((family) => family.images.filter((name) => !name.endsWith('*')).map((name) => [name, family])),
);
const open: readonly (readonly [prefix: string, family: Family])[] = families.flatMap((family) =>
  family.images.filter((name) => name.endsWith('*')).map((name) => [name.slice(0, -1), family] as const),
);

function familyOf(name: string): Family | undefined {
  return exact.get(name) ?? open.find(([prefix]) => name.startsWith(prefix))?.[1];
}

/** What an image is built on; with a digest alone only what holds for every tag. */
function baseOf(family: Family, asked: Asked, tagged: boolean): Base {
  const own = typeof family.base === 'function' ? undefined : family.base;
  const computed = () => own ?? (family.base as (asked: Asked) => Base)(asked);
  if (!tagged) return family.anyTag ? computed() : family.only && own ? own : { distribution: undefined };
  return (family.only ? undefined : variantOf(asked.tag)) ?? computed();
}

interface Image {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** More images than anybody works with at once. */
const MOST_KNOWN = 1000;
const known = new Map<string, ImageFacts | undefined>();

/** The facts of an image by its name; undefined for an image that is not known. Every keystroke asks for those of a file. */
export function factsOf(image: Image): ImageFacts | undefined {
  const { registry = '', repository, tag = '', digest } = image;
  const key = `${registry} ${repository} ${tag} ${digest === undefined}`;
  if (!known.has(key)) {
    if (known.size === MOST_KNOWN) known.clear();
    known.set(key, readFacts(image));
  }
  return known.get(key);
}

function readFacts(image: Image): ImageFacts | undefined {
  const name = canonicalName(image.registry, image.repository);
  const family = familyOf(name);
  if (!family) return undefined;
  // a digest without a tag may be any variant
  const tagged = image.tag !== undefined || image.digest === undefined;
  const asked: Asked = { name, tag: image.tag ?? 'latest' };
  const base = baseOf(family, asked, tagged);
  const told = <T>(value: T | ((asked: Asked, base: Base) => T)): T | undefined => {
    if (typeof value !== 'function') return value;
    return tagged ? (value as (asked: Asked, base: Base) => T)(asked, base) : undefined;
  };

  const windows = base.distribution === 'windows';
  const system = base.distribution && systems[base.distribution];
  const bash = base.distribution === 'alpine' ? family.bashOnAlpine : system?.bash;
  const rootMaster = told(family.rootMaster);
  const debug = base.distribution === 'distroless' && /^debug/.test(asked.tag);
  return {
    family: family.family ?? name.slice(name.lastIndexOf('/') + 1),
    distribution: base.distribution,
    release: base.release,
    libc: 'libc' in base ? base.libc : system?.libc,
    user: windows ? undefined : 'user' in family ? told(family.user) : 'root',
    runtimeUser: windows ? undefined : told(family.runtimeUser),
    workdir: windows ? undefined : 'workdir' in family ? told(family.workdir) : '/',
    shell: 'shell' in base ? base.shell : system?.shell,
    ...(debug && { shellAt: '/busybox/sh' }),
    ...(family.setsShell && { setsShell: true }),
    bash: 'bash' in base ? base.bash : bash,
    packageManager: 'packageManager' in base ? base.packageManager : system?.packageManager,
    toolchain: told(family.toolchain) ?? false,
    dropsPrivileges: family.dropsPrivileges ?? false,
    ...(rootMaster && { rootMaster }),
  };
}
