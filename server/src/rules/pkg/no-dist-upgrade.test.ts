import { testRule } from '../../../../test/support/rule-test.ts';
import { noDistUpgrade } from './no-dist-upgrade.ts';

const upgraded = (label: string) => ({
  message: `"${label}" makes the image differ from what its base tag says: take a newer base image instead.`,
});

testRule(noDistUpgrade, {
  reports: [
    {
      name: 'each manager that has one, in any stage',
      text: 'FROM debian:12 AS a\nRUN [|apt full-upgrade|] -y; sudo [|do-release-upgrade|]\nFROM opensuse/leap:15\nCOPY --from=a /a /a\nONBUILD RUN zypper ref && [|zypper -n dup|] --no-recommends\nRUN [[|"dnf", "-y", "distro-sync"|]]\n',
      problems: [
        upgraded('apt full-upgrade'),
        upgraded('do-release-upgrade'),
        upgraded('zypper dup'),
        upgraded('dnf distro-sync'),
      ],
    },
  ],
  quiet: [
    {
      name: 'plain upgrades, and what only looks',
      text: 'FROM debian:12\nRUN apt-get upgrade -y && apt-get -s dist-upgrade && dnf upgrade -y && apk upgrade && pacman -Syu && dnf distro-sync a\n',
    },
    { name: 'a distribution without releases', text: 'FROM opensuse/tumbleweed\nRUN zypper -n dup\n' },
  ],
});
