/**
 * Tags that images have for good, each with a release that moves under it at most: releases, and what is put behind each of them.
 * From the pages of the images on Docker Hub (https://hub.docker.com/_/ and the name) and those of the vendors.
 */
const TAGS: Readonly<Record<string, readonly (readonly [releases: string, variants: string])[]>> = {
  alpine: [['3.23 3.22 3', '']],
  busybox: [['stable', '_ -musl -glibc -uclibc']],
  caddy: [['2', '_ -alpine']],
  composer: [['2', '']],
  debian: [['trixie bookworm 13 12', '_ -slim']],
  'eclipse-temurin': [['25 21 17', '-jre -jdk -jre-alpine -jdk-alpine']],
  fedora: [['43', '']],
  golang: [['1.26 1.25 1', '_ -alpine -trixie -bookworm']],
  gradle: [['9 8', '-jdk21 -jdk17 -jdk21-alpine']],
  httpd: [['2.4', '_ -alpine']],
  mariadb: [['11.8', '']],
  maven: [['3', '-eclipse-temurin-25 -eclipse-temurin-21 -eclipse-temurin-17 -eclipse-temurin-21-alpine']],
  mongo: [['8', '']],
  mysql: [['8.4', '']],
  nginx: [['stable mainline', '_ -alpine -alpine-slim']],
  node: [['24 22 lts', '_ -slim -alpine -trixie-slim -bookworm-slim']],
  php: [['8.5 8.4 8.3', '-cli -fpm -apache -cli-alpine -fpm-alpine']],
  postgres: [['18 17 16', '_ -alpine']],
  python: [['3.14 3.13 3.12 3.11', '_ -slim -alpine -slim-trixie -slim-bookworm']],
  redis: [['8', '_ -alpine']],
  ruby: [['4.0 3.4 3.3', '_ -slim -alpine']],
  rust: [['1', '_ -slim -alpine -slim-trixie -slim-bookworm']],
  ubuntu: [['26.04 24.04 22.04 noble jammy', '']],
  'mcr.microsoft.com/dotnet/sdk': [['10.0', '_ -noble -alpine']],
  'mcr.microsoft.com/dotnet/aspnet': [['10.0', '_ -noble -alpine -noble-chiseled']],
  'mcr.microsoft.com/dotnet/runtime': [['10.0', '_ -noble -alpine -noble-chiseled']],
  'mcr.microsoft.com/dotnet/runtime-deps': [['10.0', '_ -noble -alpine -noble-chiseled']],
};

/** https://github.com/GoogleContainerTools/distroless#debian-13 */
const DISTROLESS = ['nonroot', 'debug-nonroot', 'debug', 'latest'];

const words = (text: string): string[] =>
  text === '' ? [''] : text.split(' ').map((word) => (word === '_' ? '' : word));

/** Tags that an image has, by its canonical name, those mostly wanted first; none where nothing is known for certain. */
export function tagsOf(name: string): readonly string[] {
  if (/^gcr\.io\/distroless\/[a-z-]+\d*-debian\d+$/.test(name)) return DISTROLESS;
  const rows = Object.hasOwn(TAGS, name) ? TAGS[name]! : [];
  return rows.flatMap(([releases, variants]) =>
    words(releases).flatMap((release) => words(variants).map((variant) => release + variant)),
  );
}

/** Images besides the official ones that have such tags, or are known by one name. */
export const otherImages: readonly string[] = [
  ...Object.keys(TAGS).filter((name) => name.includes('/')),
  ...'static-debian13 base-debian13 cc-debian13 static-debian12 base-debian12 cc-debian12 nodejs22-debian12 java21-debian12 python3-debian12'
    .split(' ')
    .map((name) => `gcr.io/distroless/${name}`),
  'ghcr.io/astral-sh/uv',
  'nginxinc/nginx-unprivileged',
  'oven/bun',
  'denoland/deno',
  'tonistiigi/xx',
];
