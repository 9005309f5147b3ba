import { testRule } from '../../../../test/support/rule-test.ts';
import { noRecommends } from './no-recommends.ts';

const message = (label: string) => `"${label}" also installs what the packages only recommend.`;
const add = (option: string, after: string) => [{ title: `Add ${option}`, after }];
const APT = '--no-install-recommends';

testRule(noRecommends, {
  reports: [
    {
      name: 'each command on its own, in a builder as a hint',
      text: `FROM debian:12 AS build\nRUN apt-get update && apt-get install ${APT} -y a && \\\n    sudo [|apt -y install|] \\\n      # a package\n      b=$V $PACKAGES && rm -rf /var/lib/apt/lists/*\nFROM debian:12-slim\nRUN [[|"apt-get", "install"|], "-y", "a"]\nUSER 1\n`,
      problems: [
        {
          message: message('apt install'),
          severity: 'hint',
          fixes: add(
            APT,
            `FROM debian:12 AS build\nRUN apt-get update && apt-get install ${APT} -y a && \\\n    sudo apt -y install ${APT} \\\n      # a package\n      b=$V $PACKAGES && rm -rf /var/lib/apt/lists/*\nFROM debian:12-slim\nRUN ["apt-get", "install", "-y", "a"]\nUSER 1\n`,
          ),
        },
        {
          message: message('apt-get install'),
          fixes: add(
            APT,
            `FROM debian:12 AS build\nRUN apt-get update && apt-get install ${APT} -y a && \\\n    sudo apt -y install \\\n      # a package\n      b=$V $PACKAGES && rm -rf /var/lib/apt/lists/*\nFROM debian:12-slim\nRUN ["apt-get", "install", "${APT}", "-y", "a"]\nUSER 1\n`,
          ),
        },
      ],
    },
    {
      name: 'dnf and zypper as hints',
      text: 'FROM fedora:41 AS a\nRUN [|dnf install|] -y a && dnf clean all\nFROM a\nUSER 1\n',
      problems: [
        {
          message: message('dnf install'),
          severity: 'hint',
          fixes: add(
            '--setopt=install_weak_deps=False',
            'FROM fedora:41 AS a\nRUN dnf install --setopt=install_weak_deps=False -y a && dnf clean all\nFROM a\nUSER 1\n',
          ),
        },
      ],
    },
    {
      name: 'zypper, by a list at run time',
      text: 'FROM opensuse/leap:15.6\nRUN cat list | xargs [|zypper -n in|] && zypper clean -a\nUSER 1\n',
      problems: [
        {
          message: message('zypper in'),
          severity: 'hint',
          fixes: add(
            '--no-recommends',
            'FROM opensuse/leap:15.6\nRUN cat list | xargs zypper -n in --no-recommends && zypper clean -a\nUSER 1\n',
          ),
        },
      ],
    },
  ],
  quiet: [
    ...[
      'RUN apt-get install -y -o APT::Install-Recommends=false a; apt install --install-recommends b; aptitude install -R c',
      'RUN echo \'APT::Install-Recommends "0";\' > /etc/apt/apt.conf.d/x\nRUN apt-get install -y a',
      'COPY x /etc/apt/apt.conf.d/\nRUN apt-get install -y a',
      'RUN apt-get install -y ./a.deb /tmp/*.deb && apt-get upgrade -y && apt-get -f install',
      'ARG OPTS\nRUN apt-get install $APT_OPTS a; apt-get install "$@"; apt-get install ${FLAGS} b',
      'RUN dnf install -y --setopt=install_weak_deps=0 a; microdnf install b; yum install c',
    ].map((lines) => ({ name: lines, text: `FROM debian:12\n${lines}\n` })),
    { name: 'dnf in an image nobody knows', text: 'FROM example.com/a:1\nRUN dnf install -y a && dnf clean all\n' },
    { name: 'dnf in a builder', text: 'FROM fedora:41 AS a\nRUN dnf install -y a\nFROM scratch\nCOPY --from=a /a /\n' },
  ],
});
