/** A platform as `--platform` names it: `linux/arm64/v8`, `arm64`, `windows(10.0.17763)/amd64`. */
export interface Platform {
  /** In lower case; undefined when an architecture stands alone, for which the builder's own system is meant. */
  readonly os: string | undefined;
  /** As Go calls it; undefined when a system stands alone, for which the builder's own architecture is meant. */
  readonly architecture: string | undefined;
  readonly variant: string | undefined;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** https://github.com/containerd/platforms/blob/main/database.go */
const systems = words(`
  aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos
`);
const architectures = words(`
  386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc
  riscv riscv64 s390 s390x sparc sparc64 wasm
`);

/** What an architecture is also called, in names of images and stages as well. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  '386': ['i386', 'i686', 'x86'],
  amd64: ['x86_64', 'x86-64', 'x64', 'x86'],
  arm: ['armhf', 'armel', 'arm32', 'armv5', 'armv6', 'armv7', 'armv7l', 'armv6l'],
  arm64: ['aarch64', 'arm64v8', 'armv8', 'arm'],
};

const SYSTEM = /^([\w-]+)(?:\((?:[\w.-]|%[\da-f]{2})*(?:\+(?:[\w.-]|%[\da-f]{2})+)*\))?$/i;
const PART = /^[\w.-]+$/;

/** Reads a platform as the builder does (Parse in containerd's platforms.go); undefined for what it refuses. */
export function readPlatform(text: string): Platform | undefined {
  const [first = '', ...rest] = text.split('/');
  const system = SYSTEM.exec(first)?.[1]?.toLowerCase();
  if (system === undefined || rest.length > 2 || !rest.every((part) => PART.test(part))) return undefined;
  const os = system === 'macos' ? 'darwin' : system;
  const [architecture, variant] = rest;
  if (architecture !== undefined) {
    return { os, architecture: canonical(architecture), variant: variant?.toLowerCase() };
  }
  if (systems.has(os)) return { os, architecture: undefined, variant: undefined };
  const alone = canonical(first);
  return architectures.has(alone) ? { os: undefined, architecture: alone, variant: undefined } : undefined;
}

/** Whether system and architecture are ones that the builder has heard of; it takes any others as well. */
export const isKnownPlatform = ({ os, architecture }: Platform): boolean =>
  (os === undefined || systems.has(os) || os === 'wasi' || os === 'wasip1') &&
  (architecture === undefined || architectures.has(architecture));

function canonical(architecture: string): string {
  switch (architecture.toLowerCase()) {
    case 'i386':
      return '386';
    case 'x86_64':
    case 'x86-64':
      return 'amd64';
    case 'aarch64':
      return 'arm64';
    case 'armhf':
    case 'armel':
      return 'arm';
    default:
      return architecture.toLowerCase();
  }
}

/** Whether a name, in lower case, says which platform it is for: `deps-aarch64`, `linux-build`. */
export const namesPlatform = (name: string, platform: Platform): boolean =>
  name.includes(platform.os ?? 'linux') || namesArchitecture(name, platform);

/** The same of the architecture alone: `arm64v8/alpine`. The builder's own check looks for it anywhere in the name. */
export function namesArchitecture(name: string, { architecture }: Platform): boolean {
  if (architecture === undefined) return false;
  const others = otherNames[architecture] ?? [];
  return name.includes(architecture) || others.some((other) => new RegExp(`(?<![a-z0-9])${other}(?![a-z])`).test(name));
}
