/** The month until which the ends below were looked up. Later ones are not here: nobody asks the clock. */
export const ENDS_KNOWN_UNTIL = '2026-11';

/** Something that comes in releases, with the month in which each of them got its last fix. */
interface Product {
  readonly title: string;
  /** By the release as tags name it. */
  readonly ended: ReadonlyMap<string, string>;
}

/** `16 2023-09` line by line, or in pairs. */
function product(title: string, table: string): Product {
  const words = table.trim().split(/\s+/);
  const pairs = words.flatMap((word, i): [string, string][] => (i % 2 === 0 ? [[word, words[i + 1]!]] : []));
  return { title, ended: new Map(pairs) };
}

/** Distributions, by the names in `ImageFacts`. */
export const ENDED_DISTRIBUTIONS: Readonly<Record<string, Product>> = {
  // with long-term support: https://wiki.debian.org/LTS
  debian: product('Debian', 'wheezy 2018-05 jessie 2020-06 stretch 2022-06 buster 2024-06 bullseye 2026-08'),
  // without Ubuntu Pro: https://wiki.ubuntu.com/Releases
  ubuntu: product(
    'Ubuntu',
    `12.04 2017-04 precise 2017-04 14.04 2019-04 trusty 2019-04 16.04 2021-04 xenial 2021-04
     16.10 2017-07 yakkety 2017-07 17.04 2018-01 zesty 2018-01 17.10 2018-07 artful 2018-07
     18.04 2023-05 bionic 2023-05 18.10 2019-07 cosmic 2019-07 19.04 2020-01 disco 2020-01 19.10 2020-07 eoan 2020-07
     20.04 2025-05 focal 2025-05 20.10 2021-07 groovy 2021-07 21.04 2022-01 hirsute 2022-01 21.10 2022-07 impish 2022-07
     22.10 2023-07 kinetic 2023-07 23.04 2024-01 lunar 2024-01 23.10 2024-07 mantic 2024-07
     24.10 2025-07 oracular 2025-07 25.04 2026-01 plucky 2026-01 25.10 2026-07 questing 2026-07`,
  ),
  // https://alpinelinux.org/releases/
  alpine: product(
    'Alpine',
    `3.1 2016-11 3.2 2017-05 3.3 2017-11 3.4 2018-05 3.5 2018-11 3.6 2019-05 3.7 2019-11 3.8 2020-05 3.9 2020-11
     3.10 2021-05 3.11 2021-11 3.12 2022-05 3.13 2022-11 3.14 2023-05 3.15 2023-11 3.16 2024-05 3.17 2024-11
     3.18 2025-05 3.19 2025-11 3.20 2026-04 3.21 2026-11`,
  ),
  // https://docs.fedoraproject.org/en-US/releases/eol/
  fedora: product(
    'Fedora',
    `25 2017-12 26 2018-05 27 2018-11 28 2019-05 29 2019-11 30 2020-05 31 2020-11 32 2021-05 33 2021-11 34 2022-06
     35 2022-12 36 2023-05 37 2023-12 38 2024-05 39 2024-11 40 2025-05 41 2025-12 42 2026-05`,
  ),
};

const dotnet = product(
  '.NET',
  '2.1 2021-08 3.0 2020-03 3.1 2022-12 5.0 2022-05 6.0 2024-11 7.0 2024-05 8.0 2026-11 9.0 2026-11',
);

/** Images, by their canonical names, whose tags begin with the release. */
export const ENDED_IMAGES: Readonly<Record<string, Product>> = {
  debian: ENDED_DISTRIBUTIONS.debian!,
  ubuntu: ENDED_DISTRIBUTIONS.ubuntu!,
  alpine: ENDED_DISTRIBUTIONS.alpine!,
  fedora: ENDED_DISTRIBUTIONS.fedora!,
  // https://www.centos.org/centos-linux-eol/
  centos: product(
    'CentOS',
    '5 2017-03 centos5 2017-03 6 2020-11 centos6 2020-11 7 2024-06 centos7 2024-06 8 2021-12 centos8 2021-12 latest 2021-12',
  ),
  // https://github.com/nodejs/release#end-of-life-releases
  node: product(
    'Node.js',
    `4 2018-04 argon 2018-04 5 2016-06 6 2019-04 boron 2019-04 7 2017-06 8 2019-12 carbon 2019-12 9 2018-06
     10 2021-04 dubnium 2021-04 11 2019-06 12 2022-04 erbium 2022-04 13 2020-06 14 2023-04 fermium 2023-04 15 2021-06
     16 2023-09 gallium 2023-09 17 2022-06 18 2025-04 hydrogen 2025-04 19 2023-06 20 2026-04 iron 2026-04 21 2024-06
     23 2025-06 25 2026-06`,
  ),
  // https://devguide.python.org/versions/
  python: product(
    'Python',
    '2 2020-01 2.7 2020-01 3.3 2017-09 3.4 2019-03 3.5 2020-09 3.6 2021-12 3.7 2023-06 3.8 2024-10 3.9 2025-10 3.10 2026-10',
  ),
  // https://www.ruby-lang.org/en/downloads/branches/
  ruby: product(
    'Ruby',
    `2 2023-03 2.1 2017-03 2.2 2018-03 2.3 2019-03 2.4 2020-03 2.5 2021-03 2.6 2022-03 2.7 2023-03 3.0 2024-04
     3.1 2025-03 3.2 2026-03`,
  ),
  // https://www.php.net/eol.php
  php: product(
    'PHP',
    `5 2018-12 5.3 2014-08 5.4 2015-09 5.5 2016-07 5.6 2018-12 7 2022-11 7.0 2019-01 7.1 2019-12 7.2 2020-11 7.3 2021-12
     7.4 2022-11 8.0 2023-11 8.1 2025-12`,
  ),
  // until there are two newer ones: https://go.dev/doc/devel/release
  golang: product(
    'Go',
    `1.10 2019-02 1.11 2019-09 1.12 2020-02 1.13 2020-08 1.14 2021-02 1.15 2021-08 1.16 2022-03 1.17 2022-08 1.18 2023-02
     1.19 2023-08 1.20 2024-02 1.21 2024-08 1.22 2025-02 1.23 2025-08 1.24 2026-02`,
  ),
  // https://dotnet.microsoft.com/platform/support/policy/dotnet-core
  'mcr.microsoft.com/dotnet/sdk': dotnet,
  'mcr.microsoft.com/dotnet/aspnet': dotnet,
  'mcr.microsoft.com/dotnet/runtime': dotnet,
  'mcr.microsoft.com/dotnet/runtime-deps': dotnet,
};

/** Images of which no tag gets updates, with the month since when, as their pages on Docker Hub say. */
export const ENDED_FOR_GOOD: Readonly<Record<string, string>> = {
  openjdk: '2022-07', // https://hub.docker.com/_/openjdk
  java: '2016-12', // https://hub.docker.com/_/java
  adoptopenjdk: '2021-08', // https://hub.docker.com/_/adoptopenjdk
};
