import { microdnfAsks, rpmAsks } from './asks.ts';
import { apkLeaves, aptLeaves, cleanedAll, pacmanLeaves, zypperLeaves } from './leftovers.ts';
import type { Action, PackageManager } from './package-manager.ts';
import { define, words } from './package-manager.ts';
import { rpmPins } from './pins.ts';
import { aptRecommended, dnfRecommended, zypperRecommended } from './recommended.ts';
import { yumInstalls, yumRemoves, yumUpgrades, yumValued } from './rpm.ts';

/** https://dnf.readthedocs.io/en/latest/command_ref.html names them with the commands; dnf 5 has most of them. */
const dnfShort = ['in', 'rei', 'up', 'up-min', 'dg', 'dsync'];

/** The letters of a pacman operation say what it does: -S installs, -Sy only refreshes, -Sc cleans. https://man.archlinux.org/man/pacman.8 */
function pacmanOperation(option: string, operands: number): Action | undefined {
  if (/^(?:-R|--remove)/.test(option)) return 'remove';
  if (/^(?:-U|--upgrade)/.test(option)) return 'install';
  if (/^(?:-[QDTF]|--query|--database|--files|--deptest)/.test(option)) return 'other';
  const sync = /^(?:-S([a-z]*)|--sync)$/.exec(option);
  if (!sync) return undefined;
  const letters = sync[1] ?? '';
  if (/[cgils]/.test(letters)) return 'other';
  if (operands > 0 || letters.includes('u')) return 'install';
  return letters.includes('y') ? 'update' : 'other';
}

export const systemManagers: readonly PackageManager[] = [
  define({
    // https://manpages.debian.org/apt-get ; cache mounts: https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages
    name: 'apt',
    kind: 'system',
    programs: ['apt-get', 'apt', 'aptitude'],
    installs: [
      'install',
      'reinstall',
      'upgrade',
      'safe-upgrade',
      'dist-upgrade',
      'full-upgrade',
      'build-dep',
      'satisfy',
      'source',
    ],
    light: ['source'],
    updates: ['update'],
    removes: ['remove', 'purge', 'autoremove', 'autopurge'],
    valued: words(`
      -t --target-release --default-release -o --option -c --config-file -a --host-architecture -P
      --build-profiles --solver
    `),
    leaves: aptLeaves,
    recommended: aptRecommended,
    cache: { targets: ['/var/cache/apt', '/var/lib/apt'], sharing: 'locked' },
    cacheCleaners: [
      ['rm', '-r', '/var/lib/apt/lists'],
      ['rm', '-r', '/var/cache/apt'],
      ['rm', '-r', '/var/cache/apt/archives'],
      ['apt-get', 'clean'],
      ['apt-get', 'autoclean'],
      ['apt-get', 'distclean'],
      ['apt', 'clean'],
      ['apt', 'autoclean'],
      ['apt', 'distclean'],
      ['aptitude', 'clean'],
    ],
    asks: {
      // "as long as nothing else is to be changed" it does not: https://manpages.debian.org/apt-get
      when: 'often',
      except: ['source'],
      answer: '-y',
      answeredBy: words(`
        -y --yes --assume-yes -qq -q=2 --quiet=2 --force-yes --assume-no --trivial-only -s --simulate --just-print
        --dry-run --recon --no-act -d --download-only --print-uris -h --help
      `),
      setting: /Assume-Yes[\s"'\\=]*(?:true|yes|on|1)\b/i,
      settings: ['/etc/apt/apt.conf', '/etc/apt/apt.conf.d'],
    },
    pins: { commands: ['install'], pinned: /[=/^*?]|\.deb$|-$/ },
    wholeUpgrades: ['dist-upgrade', 'full-upgrade'],
    // https://manpages.debian.org/bookworm/apt/apt-get.8.en.html , at --force-yes
    outdated: [
      {
        option: '--force-yes',
        commands: ['install', 'upgrade', 'dist-upgrade', 'remove', 'purge'],
        better: 'the option that allows what is meant: --allow-downgrades, --allow-remove-essential',
      },
    ],
  }),
  define({
    // Packages are kept where /etc/apk/cache is a directory; /var/cache/apk takes but the indexes.
    // https://man.archlinux.org/man/apk-cache.5.en , setup_cache in https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/src/database.c
    name: 'apk',
    kind: 'system',
    installs: ['add', 'upgrade', 'fix'],
    updates: ['update'],
    removes: ['del'],
    valued: words(`
      -t --virtual -X --repository -p --root --arch --cache-dir --cache-max-age --keys-dir --repositories-file
      --wait --progress-fd --timeout
    `),
    leaves: apkLeaves,
    cache: { targets: ['/etc/apk/cache'], alternatives: ['/var/cache/apk'], sharing: 'locked' },
    cacheOff: ['--no-cache'],
    cacheCleaners: [
      ['rm', '-r', '/var/cache/apk'],
      ['rm', '-r', '/etc/apk/cache'],
      ['apk', 'cache', 'clean'],
      ['apk', 'cache', 'purge'],
    ],
    pins: { commands: ['add'], pinned: /[=~<>]|\.apk$|^[!.]/ },
    refreshedBy: ['--no-cache', '-U', '--update-cache', '--update'],
  }),
  define({
    // https://dnf.readthedocs.io/en/latest/command_ref.html ; dnf 5 (Fedora 41): https://dnf5.readthedocs.io/
    name: 'dnf',
    kind: 'system',
    programs: ['dnf', 'dnf5', 'dnf-3'],
    installs: [...yumInstalls, ...dnfShort],
    updates: ['makecache', 'check-update'],
    removes: yumRemoves,
    valued: yumValued,
    leaves: cleanedAll('dnf'),
    recommended: dnfRecommended,
    cache: {
      targets: ['/var/cache/dnf'],
      targetsIn: { fedora: ['/var/cache/libdnf5'] },
      alternatives: ['/var/cache/libdnf5', '/var/cache/dnf'],
      sharing: 'locked',
      keepOption: '--setopt=keepcache=1',
    },
    cacheCleaners: [
      ['rm', '-r', '/var/cache/dnf'],
      ['rm', '-r', '/var/cache/libdnf5'],
      ['dnf', 'clean'],
      ['dnf5', 'clean'],
    ],
    asks: rpmAsks,
    pins: rpmPins,
    wholeUpgrades: yumUpgrades,
    refreshedBy: 'itself',
  }),
  define({
    // "Default path is /var/cache/yum": https://github.com/rpm-software-management/microdnf/pull/73 ; keepcache: …/pull/98
    name: 'microdnf',
    kind: 'system',
    installs: ['install', 'reinstall', 'upgrade', 'update', 'downgrade', 'distro-sync', 'swap', 'module install'],
    updates: ['makecache'],
    removes: ['remove', 'module remove'],
    valued: yumValued,
    leaves: cleanedAll('microdnf'),
    cache: {
      targets: ['/var/cache/yum'],
      alternatives: ['/var/cache/dnf', '/var/cache/libdnf5'],
      sharing: 'locked',
      keepOption: '--setopt=keepcache=1',
    },
    cacheCleaners: [
      ['rm', '-r', '/var/cache/yum'],
      ['rm', '-r', '/var/cache/dnf'],
      ['microdnf', 'clean'],
    ],
    asks: microdnfAsks,
    pins: rpmPins,
    wholeUpgrades: yumUpgrades,
    refreshedBy: 'itself',
  }),
  define({
    // https://man7.org/linux/man-pages/man8/yum.8.html ; a link to dnf in Red Hat 8 and later, hence the alternative
    name: 'yum',
    kind: 'system',
    installs: yumInstalls,
    updates: ['makecache', 'check-update'],
    removes: yumRemoves,
    valued: yumValued,
    leaves: cleanedAll('yum'),
    cache: {
      targets: ['/var/cache/yum'],
      alternatives: ['/var/cache/dnf'],
      sharing: 'locked',
      keepOption: '--setopt=keepcache=1',
    },
    cacheCleaners: [
      ['rm', '-r', '/var/cache/yum'],
      ['rm', '-r', '/var/cache/dnf'],
      ['yum', 'clean'],
    ],
    asks: rpmAsks,
    pins: rpmPins,
    wholeUpgrades: yumUpgrades,
    refreshedBy: 'itself',
  }),
  define({
    // https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html
    name: 'zypper',
    kind: 'system',
    installs: [
      'install',
      'in',
      'update',
      'up',
      'patch',
      'dist-upgrade',
      'dup',
      'source-install',
      'si',
      'install-new-recommends',
      'inr',
      'verify',
      've',
    ],
    updates: ['refresh', 'ref'],
    removes: ['remove', 'rm'],
    valued: words(`
      -R --root --installroot -c --config --cache-dir -D --reposd-dir --releasever -p --plus-repo --plus-content
      -r --repo -t --type --from
    `),
    leaves: zypperLeaves,
    recommended: zypperRecommended,
    cache: { targets: ['/var/cache/zypp'], sharing: 'locked' },
    cacheCleaners: [
      ['rm', '-r', '/var/cache/zypp'],
      ['zypper', 'clean'],
      ['zypper', 'cc'],
    ],
    asks: {
      when: 'always',
      answer: '-n',
      inFront: true,
      answeredBy: ['-y', '--no-confirm', '--non-interactive', '--dry-run', '-h', '--help'],
      // behind the sub-command `-n` is --name
      answeredInFront: ['-n'],
    },
    pins: { commands: ['install', 'in'], pinned: /[=<>:]|\.rpm$|^[-!@/.]/, settledBy: ['-t', '--type'] },
    wholeUpgrades: ['dist-upgrade', 'dup'],
  }),
  define({
    // https://wiki.archlinux.org/title/Pacman
    name: 'pacman',
    kind: 'system',
    installs: [],
    operation: pacmanOperation,
    valued: words(`
      -b --dbpath -r --root --arch --cachedir --config --gpgdir --hookdir --logfile --color --ignore --ignoregroup
      --overwrite --assume-installed --sysroot
    `),
    leaves: pacmanLeaves,
    cache: { targets: ['/var/cache/pacman/pkg'], sharing: 'locked' },
    cacheCleaners: [
      ['rm', '-r', '/var/cache/pacman/pkg'],
      ['pacman', '-Sc'],
      ['pacman', '-Scc'],
    ],
    asks: { when: 'always', answer: '--noconfirm', answeredBy: ['--noconfirm', '-p', '--print', '-w', '-h', '--help'] },
  }),
];
