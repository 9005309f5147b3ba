import type { Base } from './family.ts';

/** Debian's and Ubuntu's releases, newest first. https://www.debian.org/releases/ and https://wiki.ubuntu.com/Releases */
const debianReleases: Readonly<Record<string, string>> = {
  '14': 'forky',
  '13': 'trixie',
  '12': 'bookworm',
  '11': 'bullseye',
  '10': 'buster',
  '9': 'stretch',
  '8': 'jessie',
  '7': 'wheezy',
};
const ubuntuReleases: Readonly<Record<string, string>> = {
  '26.04': 'resolute',
  '25.10': 'questing',
  '25.04': 'plucky',
  '24.10': 'oracular',
  '24.04': 'noble',
  '23.10': 'mantic',
  '23.04': 'lunar',
  '22.10': 'kinetic',
  '22.04': 'jammy',
  '21.10': 'impish',
  '20.04': 'focal',
  '18.04': 'bionic',
  '16.04': 'xenial',
  '14.04': 'trusty',
};

const names = (releases: Readonly<Record<string, string>>) => Object.values(releases).join('|');
const debianName = new RegExp(`(?<![a-z])(${names(debianReleases)}|sid)(?![a-z])`);
const ubuntuName = new RegExp(`(?<![a-z])(${names(ubuntuReleases)})(?![a-z])`);

/** The release a tag of `debian` or a `debian12` in another image's tag means. */
export const debianRelease = (tag: string): string | undefined =>
  debianName.exec(tag)?.[1] ?? debianReleases[/^(?:debian-?)?(\d+)(?:[.-]|$)/.exec(tag)?.[1] ?? ''];

/** The release of Ubuntu that a tag names, by its name or its number: `22.04` of `jammy-20240111`. */
export const ubuntuRelease = (tag: string): string | undefined =>
  ubuntuName.exec(tag)?.[1] ?? ubuntuReleases[/^(\d\d\.\d\d)(?:[.-]|$)/.exec(tag)?.[1] ?? ''];

/** `3.19` of `3.19.1`. */
export const majorMinor = (tag: string): string | undefined => /^(\d+\.\d+)/.exec(tag)?.[1];

/** `3` of `3.19.1` or `v3`. */
export const major = (tag: string): string | undefined => /^v?(\d+)(?!\d)/.exec(tag)?.[1];

/** Which of its managers a member of the Red Hat family has: yum up to 7, dnf since. */
const rhelManager = (release: string | undefined): Base['packageManager'] =>
  release === undefined ? undefined : Number(release) < 8 ? 'yum' : 'dnf';

/** A system of the Red Hat family; of an unknown release, its package manager is unknown, too. */
export const rhel = (release: string | undefined): Base => ({
  distribution: 'rhel',
  release,
  packageManager: rhelManager(release),
});

/** Amazon Linux, which has dnf since 2023 and had yum before. */
export const amazonLinux = (release: string | undefined): Base => ({
  distribution: 'rhel',
  release,
  packageManager: release === undefined ? undefined : release === '2023' ? 'dnf' : 'yum',
});

/** Red Hat's UBI comes in four sizes. https://catalog.redhat.com/software/base-images */
export function ubi(release: string | undefined, size: string | undefined): Base {
  const base = rhel(release);
  if (size === 'minimal') return { ...base, packageManager: 'microdnf' };
  return size === 'micro' ? { ...base, packageManager: 'none' } : base;
}

const marks: readonly (readonly [RegExp, (match: RegExpExecArray) => Base])[] = [
  [/(?<![a-z])(?:windowsservercore|nanoserver|windows|servercore)(?![a-z])/, () => ({ distribution: 'windows' })],
  [/(?<![a-z])(?:azurelinux|cbl-mariner|mariner|photon)/, () => ({ distribution: undefined, libc: 'glibc' })],
  [
    /(?<![a-z])ubi-?(\d+)?(?:-(minimal|micro))?(?![a-z])/,
    // without a size in the tag it may be any of them
    ([, release, size]) => (size ? ubi(release, size) : { ...rhel(release), packageManager: undefined }),
  ],
  [/(?<![a-z])(?:amazonlinux|al)-?(2023|2)(?!\d)/, ([, release]) => amazonLinux(release)],
  [/(?<![a-z])amazonlinux(?![a-z])/, () => amazonLinux(undefined)],
  [/(?<![a-z])(?:rocky(?:linux)?|alma(?:linux)?|centos)-?(?:stream)?(\d+)?(?![a-z])/, ([, release]) => rhel(release)],
  [
    // Oracle's come as -slim, with microdnf, or in full
    /(?<![a-z])(?:rhel|oraclelinux|ol|oracle)-?(\d+)?(?![a-z])/,
    ([, release]) => ({ ...rhel(release), packageManager: undefined }),
  ],
  [/(?<![a-z])fedora-?(\d+)?/, ([, release]) => ({ distribution: 'fedora', release })],
  [/(?<![a-z])alpine-?(\d+\.\d+)?(?![a-z])/, ([, release]) => ({ distribution: 'alpine', release })],
  [/(?<![a-z])wolfi(?![a-z])/, () => ({ distribution: 'wolfi' })],
  [debianName, ([, release]) => ({ distribution: 'debian', release })],
  [ubuntuName, ([, release]) => ({ distribution: 'ubuntu', release })],
  [
    /(?<![a-z])ubuntu-?(\d\d)?\.?(\d\d)?(?![a-z])/,
    ([, year, month]) => ({ distribution: 'ubuntu', release: ubuntuReleases[`${year}.${month}`] }),
  ],
  [
    /(?<![a-z])debian-?(\d+)?(?![a-z])/,
    ([, number]) => ({ distribution: 'debian', release: debianReleases[number ?? ''] }),
  ],
];

/** What a tag says of the distribution an image is built on: `3.12-slim-bookworm`, `21-jre-alpine3.19`, `8.0-jammy-chiseled`. */
export function variantOf(tag: string): Base | undefined {
  const text = tag.toLowerCase();
  for (const [pattern, base] of marks) {
    const match = pattern.exec(text);
    if (!match) continue;
    const found = base(match);
    // Chiselled Ubuntu and Azure Linux's distroless have neither shell nor package manager.
    // https://github.com/dotnet/dotnet-docker/blob/main/documentation/distroless.md
    return /chiseled|distroless/.test(text)
      ? { ...found, shell: 'none', bash: false, packageManager: 'none', bare: true }
      : found;
  }
  return undefined;
}
