import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officialFamilies } from './images/official.ts';
import { projectFamilies } from './images/projects.ts';
import { vendorFamilies } from './images/vendors.ts';
import { factsOf, type ImageFacts, officialImages } from './images.ts';

/** `registry/repository:tag@digest`, read just well enough for these names. */
function facts(name: string): ImageFacts | undefined {
  const [before = '', digest] = name.split('@');
  const [, path = '', tag] = /^(.*?)(?::([^:/]+))?$/.exec(before) ?? [];
  const [, registry, repository = path] = /^([^/]*[.:][^/]*)\/(.*)$/.exec(path) ?? [];
  return factsOf({ registry, repository, tag, digest });
}

function assertFacts(name: string, expected: { [Key in keyof ImageFacts]?: ImageFacts[Key] | undefined }): void {
  const found = facts(name);
  assert.ok(found, name);
  for (const [key, value] of Object.entries(expected)) {
    assert.deepEqual(found[key as keyof ImageFacts], value, `${name}: ${key}`);
  }
}

const digest = 'sha256:0000000000000000000000000000000000000000000000000000000000000000';

test('an image is the same under all names of Docker Hub', () => {
  for (const name of [
    'node',
    'library/node',
    'docker.io/node',
    'docker.io/library/node',
    'index.docker.io/library/node',
    'public.ecr.aws/docker/library/node',
    'mirror.gcr.io/library/node',
    'arm64v8/node',
  ]) {
    assertFacts(name, { family: 'node', distribution: 'debian' });
  }
  assert.equal(facts('ghcr.io/node'), undefined);
  assert.equal(facts('someone/node'), undefined);
  assert.equal(facts('builder'), undefined);
});

test('a tag names the distribution, its release, and so the libc', () => {
  const cases: readonly (readonly [string, ImageFacts['distribution'], string | undefined, ImageFacts['libc']])[] = [
    ['node:20', 'debian', undefined, 'glibc'],
    ['node:20-slim', 'debian', undefined, 'glibc'],
    ['node:20-bookworm-slim', 'debian', 'bookworm', 'glibc'],
    ['node:20-alpine', 'alpine', undefined, 'musl'],
    ['node:20-alpine3.19', 'alpine', '3.19', 'musl'],
    ['python:3.12-slim-bullseye', 'debian', 'bullseye', 'glibc'],
    ['golang:1.22-alpine', 'alpine', undefined, 'musl'],
    ['golang:1.22-windowsservercore-ltsc2022', 'windows', undefined, undefined],
    ['rust:1.80-slim', 'debian', undefined, 'glibc'],
    ['eclipse-temurin:21-jre-jammy', 'ubuntu', 'jammy', 'glibc'],
    ['eclipse-temurin:21-ubi9-minimal', 'rhel', '9', 'glibc'],
    ['amazoncorretto:17-al2023', 'rhel', '2023', 'glibc'],
    ['maven:3.9-eclipse-temurin-21-alpine', 'alpine', undefined, 'musl'],
    ['maven:3.9-amazoncorretto-21', 'rhel', undefined, 'glibc'],
    ['openjdk:11-jre-slim', 'debian', undefined, 'glibc'],
    ['openjdk:17', 'rhel', undefined, 'glibc'],
    ['swift:5.10-rhel-ubi9', 'rhel', '9', 'glibc'],
    ['hexpm/elixir:1.15.7-erlang-26.1.2-debian-bullseye-20230612-slim', 'debian', 'bullseye', 'glibc'],
    ['hexpm/elixir:1.15.7-erlang-26.1.2-alpine-3.18.4', 'alpine', '3.18', 'musl'],
    ['nvidia/cuda:12.4.1-devel-ubuntu22.04', 'ubuntu', 'jammy', 'glibc'],
    ['nvidia/cuda:12.4.1-base-rockylinux9', 'rhel', '9', 'glibc'],
    ['buildpack-deps:22.04', 'ubuntu', 'jammy', 'glibc'],
    ['mcr.microsoft.com/dotnet/sdk:8.0', 'debian', 'bookworm', 'glibc'],
    ['mcr.microsoft.com/dotnet/sdk:10.0', 'ubuntu', undefined, 'glibc'],
    ['mcr.microsoft.com/dotnet/aspnet:9.0-azurelinux3.0', undefined, undefined, 'glibc'],
    ['ghcr.io/astral-sh/uv:python3.12-bookworm-slim', 'debian', 'bookworm', 'glibc'],
    ['ghcr.io/astral-sh/uv:0.5.11', 'scratch', undefined, 'none'],
    ['busybox:1.36-musl', 'busybox', undefined, 'musl'],
    ['busybox', 'busybox', undefined, undefined],
  ];
  for (const [name, distribution, release, libc] of cases) assertFacts(name, { distribution, release, libc });
});

test('the release of a moving tag is not known', () => {
  assertFacts('debian:12.5-slim', { release: 'bookworm' });
  assertFacts('debian:bookworm-20240211', { release: 'bookworm' });
  assertFacts('debian:stable', { distribution: 'debian', release: undefined });
  assertFacts('ubuntu:24.04', { release: 'noble' });
  assertFacts('ubuntu:latest', { distribution: 'ubuntu', release: undefined });
  assertFacts('alpine:3.19.1', { release: '3.19' });
  assertFacts('alpine:3', { distribution: 'alpine', release: undefined });
  assertFacts('alpine', { distribution: 'alpine', release: undefined });
});

test('a digest without a tag leaves the variant open', () => {
  assertFacts(`node@${digest}`, {
    distribution: undefined,
    libc: undefined,
    shell: undefined,
    packageManager: undefined,
  });
  assertFacts(`node@${digest}`, { user: 'root', runtimeUser: { name: 'node', uid: 1000, home: '/home/node' } });
  assertFacts(`alpine@${digest}`, { distribution: 'alpine', libc: 'musl', release: undefined });
  assertFacts(`debian@${digest}`, { distribution: 'debian', release: undefined });
  assertFacts(`node:20-alpine@${digest}`, { distribution: 'alpine' });
  assertFacts(`gcr.io/distroless/static-debian12@${digest}`, {
    libc: 'none',
    release: 'bookworm',
    shell: 'none',
    user: undefined,
  });
});

test('users of images', () => {
  const users: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['node:20', 'root', 'node 1000'],
    ['python:3.12', 'root', undefined],
    ['php:8.3-fpm', 'root', 'www-data 33'],
    ['php:8.3-fpm-alpine', 'root', 'www-data 82'],
    ['oven/bun:1', 'root', 'bun 1000'],
    ['gcr.io/distroless/static:nonroot', '65532', 'nonroot 65532'],
    ['gcr.io/distroless/static', 'root', 'nonroot 65532'],
    ['gcr.io/distroless/base-debian12:debug-nonroot', '65532', 'nonroot 65532'],
    ['cgr.dev/chainguard/static', '65532', 'nonroot 65532'],
    ['cgr.dev/chainguard/wolfi-base', 'root', 'nonroot 65532'],
    ['dhi.io/node:22-debian13', 'nonroot', undefined],
    ['dhi.io/node:22-debian13-dev', 'root', undefined],
    ['bitnami/postgresql:16', '1001', undefined],
    ['bitnami/python:3.12', undefined, undefined],
    ['nginxinc/nginx-unprivileged:1.27', '101', 'nginx 101'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', 'root', 'app 1654'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled', '1654', 'app 1654'],
    ['mcr.microsoft.com/dotnet/runtime-deps:8.0-azurelinux3.0-distroless-extra', '1654', 'app 1654'],
    ['mcr.microsoft.com/dotnet/aspnet:6.0', 'root', undefined],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-1809', undefined, undefined],
    ['memcached:1.6-alpine', 'memcache', 'memcache 11211'],
    ['haproxy:3.0', 'haproxy', 'haproxy 99'],
    ['haproxy:2.2', 'root', undefined],
    ['haproxy:lts', 'haproxy', 'haproxy 99'],
    ['jenkins/jenkins:lts-jdk17', 'jenkins', 'jenkins 1000'],
    ['grafana/grafana', '472', 'grafana 472'],
    ['prom/prometheus', 'nobody', 'nobody 65534'],
    ['postgres:16-alpine', 'root', 'postgres 70'],
    ['registry.access.redhat.com/ubi9/ubi-minimal:9.4', 'root', undefined],
    ['registry.access.redhat.com/ubi9/nodejs-20', '1001', undefined],
    ['registry.access.redhat.com/ubi9/openjdk-17', '185', undefined],
    ['registry.access.redhat.com/ubi9/something-new', undefined, undefined],
    ['elasticsearch:8.18.2', undefined, undefined],
  ];
  for (const [name, user, runtime] of users) {
    const found = facts(name);
    assert.equal(found?.user, user, name);
    assert.equal(found?.runtimeUser && `${found.runtimeUser.name} ${found.runtimeUser.uid}`, runtime, name);
  }
});

test('servers that give up root by themselves, or keep it in the master', () => {
  for (const name of [
    'postgres',
    'mysql:8',
    'redis:7-alpine',
    'mongo',
    'rabbitmq:3',
    'cassandra',
    'public.ecr.aws/lambda/python:3.12',
  ]) {
    assertFacts(name, { dropsPrivileges: true });
  }
  for (const name of ['nginx', 'httpd:2.4', 'php:8-apache', 'php:8.3-fpm-alpine', 'openresty/openresty:alpine']) {
    assertFacts(name, { rootMaster: true, dropsPrivileges: false });
  }
  for (const name of ['node', 'php:8-cli', 'caddy'])
    assertFacts(name, { rootMaster: undefined, dropsPrivileges: false });
});

test('shell, bash, and package manager', () => {
  const tools: readonly (readonly [string, ImageFacts['shell'], boolean | undefined, ImageFacts['packageManager']])[] =
    [
      ['debian', 'posix', true, 'apt'],
      ['alpine:3.20', 'posix', false, 'apk'],
      ['node:alpine', 'posix', false, 'apk'],
      ['composer:2', 'posix', true, 'apk'],
      ['caddy:2-alpine', 'posix', undefined, 'apk'],
      ['scratch', 'none', false, 'none'],
      ['gcr.io/distroless/base-debian12', 'none', false, 'none'],
      ['mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled', 'none', false, 'none'],
      ['cgr.dev/chainguard/static', 'none', false, 'none'],
      ['cgr.dev/chainguard/python:latest-dev', 'posix', undefined, 'apk'],
      ['cgr.dev/chainguard/node', undefined, undefined, undefined],
      ['dhi.io/python:3.13-alpine3.22', 'none', false, 'none'],
      ['dhi.io/python:3.13-alpine3.22-dev', 'posix', undefined, 'apk'],
      ['centos:7', 'posix', true, 'yum'],
      ['rockylinux:9', 'posix', true, 'dnf'],
      ['rockylinux:9-minimal', 'posix', true, 'microdnf'],
      ['redhat/ubi9-micro', 'posix', true, 'none'],
      ['registry.access.redhat.com/ubi8/ubi-minimal', 'posix', true, 'microdnf'],
      ['registry.access.redhat.com/ubi9', 'posix', true, 'dnf'],
      ['amazonlinux:2', 'posix', true, 'yum'],
      ['centos:centos7', 'posix', true, 'yum'],
      ['mysql:8-oraclelinux9', 'posix', true, undefined],
      ['nvidia/cuda:12.4.1-base-rockylinux9', 'posix', true, 'dnf'],
      ['eclipse-temurin:21-ubi9-minimal', 'posix', true, 'microdnf'],
      ['amazonlinux', 'posix', true, undefined],
      ['opensuse/leap:15.6', 'posix', true, 'zypper'],
      ['archlinux', 'posix', true, 'pacman'],
      ['mcr.microsoft.com/windows/nanoserver:ltsc2022', 'windows', false, 'none'],
    ];
  for (const [name, shell, bash, packageManager] of tools) assertFacts(name, { shell, bash, packageManager });
});

test("distroless' debug images have a shell, though not at /bin/sh", () => {
  assertFacts('gcr.io/distroless/base-debian12:debug', { shell: 'none', shellAt: '/busybox/sh' });
  assertFacts('gcr.io/distroless/base-debian12', { shell: 'none', shellAt: undefined });
});

test('images made for building', () => {
  for (const name of [
    'golang:1.22-alpine',
    'rust',
    'maven:3',
    'gradle:8-jdk17',
    'gcc',
    'eclipse-temurin:21',
    'mcr.microsoft.com/dotnet/sdk:8.0',
    'nvidia/cuda:12.4.1-devel-ubuntu22.04',
    'buildpack-deps:bookworm',
    'swift:5.10',
  ]) {
    assertFacts(name, { toolchain: true });
  }
  for (const name of [
    'node',
    'python',
    'eclipse-temurin:21-jre',
    'mcr.microsoft.com/dotnet/aspnet:8.0',
    'nvidia/cuda:12.4.1-runtime-ubuntu22.04',
    'buildpack-deps:bookworm-curl',
    'swift:5.10-slim',
  ]) {
    assertFacts(name, { toolchain: false });
  }
});

test('working directories', () => {
  assertFacts('golang', { workdir: '/go' });
  assertFacts('debian', { workdir: '/' });
  assertFacts('composer', { workdir: '/app' });
  assertFacts('php:8-cli', { workdir: '/' });
  assertFacts('php:8-fpm', { workdir: '/var/www/html' });
  assertFacts('gcr.io/distroless/cc:nonroot', { workdir: '/home/nonroot' });
  assertFacts('bitnami/nginx', { workdir: undefined });
});

test('the tables are sound: no image twice, and what has no slash is an official image', () => {
  const names = [...officialFamilies, ...vendorFamilies, ...projectFamilies].flatMap(({ images }) => images);
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
  assert.deepEqual(
    names.filter((name) => !name.includes('/') && !officialImages.has(name)),
    [],
  );
  for (const name of ['alpine', 'node', 'composer', 'hello-world']) assert.ok(officialImages.has(name));
  for (const name of ['builder', 'build', 'deps', 'runtime', 'base', 'app', 'final', 'prod', 'test']) {
    assert.ok(!officialImages.has(name), name);
  }
});
