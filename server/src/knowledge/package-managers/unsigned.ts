/** Options with which a package manager, by its name, takes packages that nobody has signed. */
export const UNSIGNED_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  // https://manpages.debian.org/apt-get
  apt: ['--allow-unauthenticated', '--allow-insecure-repositories', '--force-yes'],
  // https://man.archlinux.org/man/apk.8.en
  apk: ['--allow-untrusted'],
  // https://dnf.readthedocs.io/en/latest/command_ref.html ; dnf 5: https://dnf5.readthedocs.io/en/latest/
  dnf: ['--nogpgcheck', '--no-gpgchecks'],
  microdnf: ['--nogpgcheck', '--no-gpgchecks'],
  yum: ['--nogpgcheck'],
  // https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html
  zypper: ['--no-gpg-checks', '--no-gpgcheck', '--gpgcheck-allow-unsigned', '--allow-unsigned-rpm'],
};

/** The same of rpm itself. https://man7.org/linux/man-pages/man8/rpm.8.html */
export const UNSIGNED_RPM: readonly string[] = ['--nosignature', '--nodigest', '--noverify', '--nofiledigest'];

interface Setting {
  readonly pattern: RegExp;
  /** What is no longer checked. */
  readonly unchecked: 'signatures' | 'certificates';
}

/** A name at the beginning of a line, be it one that `printf` makes, or behind a dot: `*.gpgcheck`. */
const line = (name: string): string => String.raw`(?:(?<![\w-])|(?<=\\n))(?<!http\.)${name}`;
const off = String.raw`\s*=\s*(?:0|no|[fF]alse)\b`;
/** In `s/gpgcheck=0/gpgcheck=1/` of sed it is what was there before. */
const stays = (name: string): string => `(?![/|#,]${name})`;

/** The same as settings, in files and as values of options. */
export const UNSIGNED_SETTINGS: readonly Setting[] = [
  // https://manpages.debian.org/sources.list.5
  { pattern: /\btrusted=yes\b(?<=\[[^\]\n]{0,200})/g, unchecked: 'signatures' },
  // https://dnf.readthedocs.io/en/latest/conf_ref.html
  { pattern: new RegExp(`${line('gpgcheck')}${off}${stays('gpgcheck')}`, 'g'), unchecked: 'signatures' },
  { pattern: new RegExp(`${line('sslverify')}${off}${stays('sslverify')}`, 'g'), unchecked: 'certificates' },
  // https://manpages.debian.org/apt.conf.5
  {
    pattern:
      /\b(?:APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories)["']?\s*[= ]\s*["']?(?:true|1|yes|on)\b/gi,
    unchecked: 'signatures',
  },
  {
    pattern: /\bAcquire::https::(?:[\w.-]+::)?Verify-(?:Peer|Host)["']?\s*[= ]\s*["']?(?:false|0|no|off)\b/gi,
    unchecked: 'certificates',
  },
  // https://man.archlinux.org/man/pacman.conf.5
  { pattern: /\bSigLevel\s*=\s*Never\b/g, unchecked: 'signatures' },
];
