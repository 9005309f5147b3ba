import type { Distribution, ImageFacts } from './images/facts.ts';

/** The languages that ShellCheck tells apart, and what of them is the `sh` of an image that nobody knows. */
export type ShellLanguage = 'bash' | 'dash' | 'ash' | 'ksh' | 'sh';

/** What /bin/sh is. */
const systemShells: Partial<Record<Distribution, ShellLanguage>> = {
  // https://wiki.debian.org/Shell, https://wiki.ubuntu.com/DashAsBinSh
  debian: 'dash',
  ubuntu: 'dash',
  // https://wiki.alpinelinux.org/wiki/BusyBox; Wolfi and the image busybox have the same
  alpine: 'ash',
  wolfi: 'ash',
  busybox: 'ash',
  // bash under another name, which keeps all of its syntax: https://www.gnu.org/software/bash/manual/html_node/Bash-POSIX-Mode.html
  fedora: 'bash',
  rhel: 'bash',
  suse: 'bash',
  arch: 'bash',
};

const byPackageManager: Partial<Record<NonNullable<ImageFacts['packageManager']>, ShellLanguage>> = {
  apt: 'dash',
  apk: 'ash',
  dnf: 'bash',
  microdnf: 'bash',
  yum: 'bash',
  zypper: 'bash',
  pacman: 'bash',
};

/** The language of an image's /bin/sh; `sh` where it is not known. */
export function systemShell(facts: ImageFacts | undefined): ShellLanguage {
  const { distribution, packageManager } = facts ?? {};
  return (distribution && systemShells[distribution]) ?? (packageManager && byPackageManager[packageManager]) ?? 'sh';
}

/**
 * ShellCheck's codes for what BusyBox's ash has not: extended globs, `$"…"`, `for ((`, `((`, `$[`, select, braces, `<<<`, `{fd}>`,
 * `+=`, /dev/tcp, `|&`, arrays, coproc, declare and its like, `${!x}`, `${x^}`. It has much else that other plain shells have not.
 * https://git.busybox.net/busybox/tree/shell/ash.c
 */
export const unknownToAsh: ReadonlySet<number> = new Set([
  3002, 3004, 3005, 3006, 3007, 3008, 3009, 3011, 3022, 3024, 3025, 3029, 3030, 3032, 3044, 3053, 3054, 3055, 3056,
  3059,
]);
