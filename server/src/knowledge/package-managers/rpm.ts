import { words } from './package-manager.ts';

/** What yum, dnf and microdnf have in common. */
export const yumInstalls = [
  'install',
  'localinstall',
  'groupinstall',
  'group install',
  'module install',
  'reinstall',
  'upgrade',
  'update',
  'upgrade-minimal',
  'update-minimal',
  'downgrade',
  'distro-sync',
  'swap',
  'builddep',
  'build-dep',
];
export const yumRemoves = ['remove', 'erase', 'autoremove', 'groupremove', 'group remove', 'module remove'];
export const yumValued = words(`
      -c --config -x --exclude --excludepkgs --setopt --enablerepo --disablerepo --repo --repoid --repofrompath
      --installroot --releasever --forcearch -R --randomwait -d --debuglevel -e --errorlevel
    `);

/** To the newest versions of the release, or to another release. */
export const yumUpgrades = ['distro-sync', 'distribution-synchronization', 'dsync', 'system-upgrade'];
