import { type Recommended, words } from './package-manager.ts';

/** https://manpages.debian.org/apt-get#OPTIONS ; -R and -r are aptitude's. */
export const aptRecommended: Recommended = {
  commands: ['install', 'build-dep', 'satisfy'],
  option: '--no-install-recommends',
  decidedBy: words('--no-install-recommends --install-recommends --without-recommends --with-recommends -R -r'),
  setting: /::Install-Recommends\b|\bInstall-Recommends\s*\\?["']|\bapt\.conf\b/i,
};

/** https://dnf.readthedocs.io/en/latest/conf_ref.html#install-weak-deps-label */
export const dnfRecommended: Recommended = {
  commands: ['install', 'in'],
  option: '--setopt=install_weak_deps=False',
  decidedBy: [],
  setting: /\binstall_weak_deps\b|\bdnf\.conf\b/,
  onlyIn: ['fedora', 'rhel'],
};

/** https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html */
export const zypperRecommended: Recommended = {
  commands: ['install', 'in'],
  option: '--no-recommends',
  decidedBy: ['--no-recommends', '--recommends'],
  setting: /\bonlyRequires\b|\bzypp\.conf\b/,
};
