import type { Asked, Base, Family, RuntimeUser } from './family.ts';
import { alpine, debian, debianLike, fullGlibc, scratch, ubuntu, unknown, user } from './family.ts';
import { amazonLinux, debianRelease, major, majorMinor, rhel, ubuntuRelease } from './variants.ts';

/** Debian's number for www-data is 33, Alpine's 82. */
const wwwData = (_asked: Asked, base: Base): RuntimeUser | undefined =>
  base.distribution === 'alpine'
    ? user('www-data', 82)
    : base.distribution === 'debian'
      ? user('www-data', 33)
      : undefined;

/** HAProxy runs as a user of its own since 2.4. */
const atLeast = (tag: string, wanted: readonly [number, number]): boolean => {
  const match = /^(\d+)(?:\.(\d+))?/.exec(tag);
  if (!match) return true;
  const [number, minor] = [Number(match[1]), match[2] === undefined ? Number.POSITIVE_INFINITY : Number(match[2])];
  return number > wanted[0] || (number === wanted[0] && minor >= wanted[1]);
};

/** Which JDK image, and so which distribution, a tag of maven stands on. https://github.com/carlossg/docker-maven#readme */
const mavenBase = ({ tag }: Asked): Base => {
  if (/corretto/.test(tag)) return amazonLinux(undefined);
  if (/temurin|sapmachine/.test(tag)) return ubuntu;
  if (/slim/.test(tag)) return debian;
  return /openjdk|jdk-|ibm/.test(tag) ? fullGlibc : debianLike;
};

/** Distributions. Each row: https://hub.docker.com/_/ and the image's name. */
const distributions: readonly Family[] = [
  { images: ['debian'], base: ({ tag }) => ({ ...debian, release: debianRelease(tag) }), only: true, anyTag: true },
  { images: ['ubuntu'], base: ({ tag }) => ({ ...ubuntu, release: ubuntuRelease(tag) }), only: true, anyTag: true },
  {
    images: ['alpine'],
    base: ({ tag }) => ({ ...alpine, release: majorMinor(tag), bash: false }),
    only: true,
    anyTag: true,
  },
  {
    images: ['busybox'],
    base: ({ tag }) => ({
      distribution: 'busybox',
      libc: /musl/.test(tag) ? 'musl' : /glibc/.test(tag) ? 'glibc' : undefined,
    }),
    only: true,
    anyTag: true,
  },
  { images: ['scratch'], base: scratch, only: true },
  {
    images: ['fedora'],
    base: ({ tag }) => ({ distribution: 'fedora', release: major(tag) }),
    only: true,
    anyTag: true,
  },
  {
    images: ['centos', 'rockylinux', 'almalinux', 'oraclelinux'],
    base: ({ tag }) => {
      const base = rhel(major(tag.replace(/^centos/, '')));
      const reduced = /minimal|slim/.test(tag) && base.packageManager === 'dnf';
      return reduced ? { ...base, packageManager: 'microdnf' } : base;
    },
    only: true,
    anyTag: true,
  },
  {
    images: ['amazonlinux'],
    base: ({ tag }) => amazonLinux(/^(2023|2)(?!\d)/.exec(tag)?.[1]),
    only: true,
    anyTag: true,
  },
  { images: ['archlinux'], base: { distribution: 'arch' }, only: true },
  {
    images: ['buildpack-deps'],
    base: ({ tag }) => (/^\d\d\.\d\d/.test(tag) ? { ...ubuntu, release: ubuntuRelease(tag) } : debian),
    toolchain: ({ tag }) => !/curl|scm/.test(tag),
  },
];

/** Languages. Each row: https://hub.docker.com/_/ and the image's name. */
const languages: readonly Family[] = [
  { images: ['node'], base: debian, runtimeUser: user('node', 1000, '/home/node'), bashOnAlpine: false },
  { images: ['python', 'pypy', 'ruby'], base: debian, bashOnAlpine: false },
  { images: ['erlang', 'elixir', 'julia'], base: debian },
  { images: ['perl', 'hylang', 'r-base'], base: debian, workdir: undefined },
  { images: ['golang'], base: debian, workdir: '/go', toolchain: true, bashOnAlpine: false },
  { images: ['rust'], base: debian, toolchain: true, bashOnAlpine: false },
  { images: ['gcc', 'haskell'], base: debian, toolchain: true },
  { images: ['dart'], base: debian, workdir: '/root', toolchain: true },
  { images: ['swift'], base: ubuntu, toolchain: ({ tag }) => !/slim/.test(tag) },
  {
    images: ['php'],
    base: debian,
    runtimeUser: wwwData,
    workdir: ({ tag }) => (/fpm|apache/.test(tag) ? '/var/www/html' : '/'),
    rootMaster: ({ tag }) => /fpm|apache/.test(tag),
    bashOnAlpine: false,
  },
  {
    // "the default image" is Oracle Linux from 12 on, Debian before; -slim is Debian
    images: ['openjdk'],
    base: ({ tag }) => {
      if (/slim/.test(tag)) return debian;
      const number = /^(\d+)/.exec(tag)?.[1];
      return number === undefined ? fullGlibc : Number(number) < 12 ? debian : rhel(undefined);
    },
    toolchain: ({ tag }) => !/jre/.test(tag),
  },
  { images: ['eclipse-temurin', 'sapmachine'], base: ubuntu, toolchain: ({ tag }) => !/jre/.test(tag) },
  {
    images: ['ibmjava', 'ibm-semeru-runtimes'],
    base: fullGlibc,
    toolchain: ({ tag }) => /jdk|sdk/.test(tag),
    user: undefined,
    workdir: undefined,
  },
  {
    images: ['amazoncorretto'],
    base: amazonLinux(undefined),
    toolchain: ({ tag }) => !/jre|headless|headful/.test(tag),
  },
  { images: ['maven'], base: mavenBase, toolchain: true, bashOnAlpine: true },
  {
    images: ['gradle'],
    base: ({ tag }) => (/corretto/.test(tag) ? amazonLinux(undefined) : /graal/.test(tag) ? fullGlibc : ubuntu),
    runtimeUser: user('gradle', 1000, '/home/gradle'),
    workdir: '/home/gradle',
    toolchain: true,
  },
  { images: ['clojure'], base: debianLike, toolchain: true, workdir: undefined },
  { images: ['composer'], base: alpine, only: true, workdir: '/app', toolchain: true, bashOnAlpine: true },
];

/** Servers that start as root and leave it to their entrypoint (gosu, su-exec, setpriv) to step down. */
const stepDown: readonly Family[] = [
  {
    images: ['postgres', 'postgis/postgis', 'pgvector/pgvector'],
    family: 'postgres',
    base: debian,
    runtimeUser: (_asked, base) =>
      base.distribution === 'alpine'
        ? user('postgres', 70, '/var/lib/postgresql')
        : user('postgres', 999, '/var/lib/postgresql'),
    dropsPrivileges: true,
    bashOnAlpine: true,
  },
  { images: ['mysql'], base: fullGlibc, runtimeUser: user('mysql', 999), dropsPrivileges: true },
  { images: ['mariadb'], base: ubuntu, runtimeUser: user('mysql', 999), dropsPrivileges: true },
  { images: ['redis'], base: debian, runtimeUser: user('redis', 999), workdir: '/data', dropsPrivileges: true },
  { images: ['valkey'], base: debian, runtimeUser: user('valkey', 999), workdir: '/data', dropsPrivileges: true },
  { images: ['mongo'], base: ubuntu, runtimeUser: user('mongodb', 999, '/data/db'), dropsPrivileges: true },
  { images: ['rabbitmq'], base: ubuntu, dropsPrivileges: true },
  {
    images: [
      'cassandra',
      'zookeeper',
      'neo4j',
      'couchdb',
      'influxdb',
      'ghost',
      'redmine',
      'clickhouse',
      'flink',
      'storm',
      'telegraf',
      'vault',
      'consul',
      'percona',
      'docker.elastic.co/*',
      'elasticsearch',
      'kibana',
      'logstash',
    ],
    base: unknown,
    user: undefined,
    workdir: undefined,
    dropsPrivileges: true,
  },
  { images: ['hashicorp/vault', 'hashicorp/consul'], base: alpine, dropsPrivileges: true },
];

/** Servers whose master keeps root to open its ports and whose workers do without. */
const masters: readonly Family[] = [
  { images: ['nginx'], base: debian, runtimeUser: user('nginx', 101), rootMaster: true },
  { images: ['httpd'], base: debian, workdir: '/usr/local/apache2', runtimeUser: wwwData, rootMaster: true },
  { images: ['openresty/openresty'], base: fullGlibc, rootMaster: true },
  {
    images: ['drupal', 'joomla', 'nextcloud', 'matomo', 'mediawiki', 'phpmyadmin'],
    base: debian,
    runtimeUser: wwwData,
    workdir: undefined,
    rootMaster: true,
  },
];

/** Images with a user of their own. */
const unprivileged: readonly Family[] = [
  { images: ['memcached'], base: debian, user: 'memcache', runtimeUser: user('memcache', 11211) },
  {
    images: ['haproxy'],
    base: debian,
    user: ({ tag }) => (atLeast(tag, [2, 4]) ? 'haproxy' : 'root'),
    runtimeUser: ({ tag }) => (atLeast(tag, [2, 4]) ? user('haproxy', 99, '/var/lib/haproxy') : undefined),
    workdir: ({ tag }) => (atLeast(tag, [2, 4]) ? '/var/lib/haproxy' : '/'),
  },
  { images: ['solr'], base: debianLike, user: 'solr', runtimeUser: user('solr', 8983), workdir: undefined },
  { images: ['jetty'], base: debianLike, user: 'jetty', workdir: '/var/lib/jetty' },
  { images: ['adminer'], base: alpine, user: 'adminer', workdir: '/var/www/html' },
  { images: ['kong'], base: unknown, user: 'kong', workdir: undefined },
  { images: ['odoo'], base: debianLike, user: 'odoo', workdir: undefined },
];

/** Programs that run as root and mean to. */
const programs: readonly Family[] = [
  { images: ['caddy'], base: alpine, workdir: '/srv' },
  { images: ['traefik', 'registry'], base: alpine },
  { images: ['tomcat'], base: debianLike, workdir: '/usr/local/tomcat' },
  { images: ['docker'], base: alpine, user: ({ tag }) => (/rootless/.test(tag) ? 'rootless' : 'root') },
  { images: ['bash'], base: { ...alpine, bash: true }, only: true },
  { images: ['hello-world'], base: scratch, only: true },
];

export const officialFamilies: readonly Family[] = [
  ...distributions,
  ...languages,
  ...stepDown,
  ...masters,
  ...unprivileged,
  ...programs,
];
