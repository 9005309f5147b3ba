import type { Asked, Base, Family } from './family.ts';
import { bare, debian, debianLike, fullGlibc, ubuntu, unknown, user, windows } from './family.ts';
import { amazonLinux, debianRelease, major, majorMinor, rhel, ubi, ubuntuRelease, variantOf } from './variants.ts';

const last = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const nonroot = user('nonroot', 65532, '/home/nonroot');
const isNonroot = ({ tag }: Asked): boolean => /nonroot/.test(tag);

/** `base-debian12`, `java17-debian12`, `static`; `:nonroot`, `:debug`. https://github.com/GoogleContainerTools/distroless */
const distroless: readonly Family[] = [
  {
    images: ['gcr.io/distroless/*'],
    family: 'distroless',
    base: ({ name }) => ({
      distribution: 'distroless',
      release: debianRelease(/debian\d+$/.exec(name)?.[0] ?? ''),
      libc: /^static/.test(last(name)) ? 'none' : 'glibc',
      ...bare,
    }),
    only: true,
    anyTag: true,
    user: (asked) => (isNonroot(asked) ? '65532' : 'root'),
    runtimeUser: nonroot,
    workdir: (asked) => (isNonroot(asked) ? '/home/nonroot' : '/'),
  },
];

/** Images without a shell; of the others it is not known. https://edu.chainguard.dev/chainguard/chainguard-images/ */
const shellLess = new Set(['static', 'glibc-dynamic', 'cc-dynamic', 'nginx', 'python']);
const chainguard: readonly Family[] = [
  {
    images: ['cgr.dev/chainguard/wolfi-base', 'cgr.dev/chainguard/chainguard-base', 'chainguard/wolfi-base'],
    family: 'wolfi',
    base: { distribution: 'wolfi' },
    only: true,
    runtimeUser: nonroot,
  },
  {
    images: ['cgr.dev/*', 'chainguard/*'],
    family: 'chainguard',
    base: ({ name, tag }) => {
      if (/-dev$/.test(tag)) return { distribution: 'wolfi' };
      const unsure = { shell: undefined, bash: undefined, packageManager: undefined };
      const tools = shellLess.has(last(name)) ? bare : unsure;
      return { distribution: 'wolfi', libc: last(name) === 'static' ? 'none' : 'glibc', ...tools };
    },
    only: true,
    user: ({ name }) => (/^(?:go|rust|gcc|busybox|git|apko|melange|sdk)/.test(last(name)) ? undefined : '65532'),
    runtimeUser: nonroot,
    workdir: undefined,
  },
];

/** `-dev` and `-sdk` have root, a shell, and a package manager; the others none of them. https://docs.docker.com/dhi/migration/checklist/ */
const isDevelopment = ({ tag }: Asked): boolean => /-(?:dev|sdk)$/.test(tag);
const hardened: readonly Family[] = [
  {
    images: ['dhi.io/*'],
    family: 'dhi',
    base: (asked) => {
      const base = variantOf(asked.tag) ?? variantOf(last(asked.name)) ?? unknown;
      const libc: Base = last(asked.name) === 'static' ? { ...base, libc: 'none' } : base;
      return isDevelopment(asked) ? libc : { ...libc, ...bare };
    },
    only: true,
    user: (asked) => (isDevelopment(asked) ? 'root' : 'nonroot'),
    workdir: undefined,
  },
];

/** Servers run as 1001; languages and tools as root in some versions. https://github.com/bitnami/containers */
const servers = `apache etcd elasticsearch kafka keycloak kubectl mariadb memcached minio mongodb mysql nginx postgresql
  rabbitmq redis tomcat valkey zookeeper`.split(/\s+/);
const bitnamiBase: Base = { distribution: undefined, libc: 'glibc' };
const bitnami: readonly Family[] = [
  {
    images: ['bitnami/minideb', 'bitnamilegacy/minideb'],
    base: ({ tag }) => ({ ...debian, release: debianRelease(tag) }),
    only: true,
  },
  {
    images: servers.flatMap((name) => [`bitnami/${name}`, `bitnamilegacy/${name}`]),
    base: bitnamiBase,
    user: '1001',
    workdir: undefined,
    setsShell: true,
  },
  { images: ['bitnami/*', 'bitnamilegacy/*'], base: bitnamiBase, user: undefined, workdir: undefined, setsShell: true },
];

/** A user `app` since 8; Ubuntu in place of Debian since 10. https://github.com/dotnet/dotnet-docker/blob/main/README.md */
const dotnetVersion = ({ tag }: Asked): number => Number(/^\d+/.exec(tag)?.[0] ?? Number.NaN);
const microsoft: readonly Family[] = [
  {
    images: ['mcr.microsoft.com/windows/*', 'mcr.microsoft.com/windows', 'mcr.microsoft.com/dotnet/framework/*'],
    family: 'windows',
    base: windows,
    only: true,
  },
  {
    images: ['mcr.microsoft.com/dotnet/*'],
    family: 'dotnet',
    base: (asked) => {
      const version = dotnetVersion(asked);
      if (Number.isNaN(version)) return debianLike;
      if (version >= 10) return ubuntu;
      return { ...debian, release: version >= 8 ? 'bookworm' : version >= 6 ? 'bullseye' : undefined };
    },
    user: (_asked, base) => (base.bare ? '1654' : 'root'),
    runtimeUser: (asked, base) => (base.bare || dotnetVersion(asked) >= 8 ? user('app', 1654, '/home/app') : undefined),
    workdir: ({ name }) => (/\/(?:sdk|aspnet|runtime|runtime-deps)$/.test(name) ? '/' : undefined),
    toolchain: ({ name }) => last(name) === 'sdk',
  },
  { images: ['mcr.microsoft.com/azurelinux/base/*'], family: 'azurelinux', base: fullGlibc, only: true },
  {
    images: ['mcr.microsoft.com/playwright', 'mcr.microsoft.com/playwright/*'],
    family: 'playwright',
    base: ubuntu,
    workdir: undefined,
  },
  { images: ['mcr.microsoft.com/powershell'], base: unknown },
  { images: ['mcr.microsoft.com/openjdk/jdk'], base: fullGlibc, toolchain: true },
  { images: ['mcr.microsoft.com/mssql/server'], family: 'mssql', base: ubuntu, user: 'mssql', workdir: undefined },
];

/** https://catalog.redhat.com/software/base-images: language images run as 1001, OpenJDK's as 185. */
const ubiImage = /(?:^|\/)ubi(\d+)(?:\/ubi)?(?:-(minimal|micro|init))?$/;
const redHat: readonly Family[] = [
  {
    images: ['registry.access.redhat.com/*', 'registry.redhat.io/*', 'redhat/*'],
    family: 'ubi',
    base: ({ name }) => {
      const [, release, size] = ubiImage.exec(name) ?? /\/(?:ubi|rhel)(\d+)\/\S*?(?:-(minimal))?$/.exec(name) ?? [];
      return release === undefined ? { ...fullGlibc, distribution: 'rhel' } : ubi(release, size);
    },
    only: true,
    anyTag: true,
    user: ({ name }) =>
      ubiImage.test(name)
        ? 'root'
        : /^openjdk-/.test(last(name))
          ? '185'
          : /^(?:nodejs|python|ruby|php|perl|nginx|httpd|go-toolset)-?/.test(last(name))
            ? '1001'
            : undefined,
    workdir: ({ name }) => (ubiImage.test(name) ? '/' : undefined),
    toolchain: ({ name }) => /^go-toolset/.test(last(name)),
  },
];

/** The distributions' own copies of their images. */
const distributions: readonly Family[] = [
  {
    images: ['registry.fedoraproject.org/fedora', 'quay.io/fedora/fedora'],
    base: ({ tag }) => ({ distribution: 'fedora', release: major(tag) }),
    only: true,
  },
  {
    images: ['registry.fedoraproject.org/fedora-minimal', 'quay.io/fedora/fedora-minimal'],
    family: 'fedora',
    base: ({ tag }) => ({ distribution: 'fedora', release: major(tag), packageManager: undefined }),
    only: true,
  },
  {
    images: [
      'quay.io/centos/centos',
      'rockylinux/rockylinux',
      'quay.io/rockylinux/rockylinux',
      'quay.io/almalinuxorg/almalinux',
    ],
    base: ({ tag }) => {
      const base = rhel(/^(?:stream)?(\d+)/.exec(tag)?.[1]);
      return /minimal/.test(tag) ? { ...base, packageManager: 'microdnf' } : base;
    },
    only: true,
  },
  {
    images: ['public.ecr.aws/amazonlinux/amazonlinux'],
    base: ({ tag }) => amazonLinux(/^(2023|2)(?!\d)/.exec(tag)?.[1]),
    only: true,
  },
  {
    images: ['opensuse/leap', 'registry.opensuse.org/opensuse/leap'],
    family: 'opensuse',
    base: ({ tag }) => ({ distribution: 'suse', release: majorMinor(tag) }),
    only: true,
  },
  {
    images: ['opensuse/tumbleweed', 'registry.opensuse.org/opensuse/tumbleweed', 'registry.suse.com/bci/bci-base'],
    family: 'opensuse',
    base: { distribution: 'suse' },
    only: true,
  },
  { images: ['archlinux/archlinux', 'ghcr.io/archlinux/archlinux'], base: { distribution: 'arch' }, only: true },
  {
    images: ['ubuntu/ubuntu', 'public.ecr.aws/ubuntu/ubuntu'],
    base: ({ tag }) => ({ ...ubuntu, release: ubuntuRelease(tag) }),
    only: true,
  },
];

export const vendorFamilies: readonly Family[] = [
  ...distroless,
  ...chainguard,
  ...hardened,
  ...bitnami,
  ...microsoft,
  ...redHat,
  ...distributions,
];
