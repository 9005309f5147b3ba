import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBuildPackage } from './build-tools.ts';

const cases: Readonly<Record<string, { readonly build: string; readonly other: string }>> = {
  apt: {
    build: `build-essential gcc g++ gcc-12 g++-12 make cmake cmake=3.25.1-1 libpq-dev libpq-dev:arm64 python3-dev libc6-dev
      libc6-dev-i386 nodejs-dev pkg-config gcc-aarch64-linux-gnu gcc-x86-64-linux-gnu crossbuild-essential-arm64
      linux-headers-amd64 golang golang-go golang-1.22 golang-1.22-go cargo rustc default-jdk openjdk-17-jdk-headless
      dotnet-sdk-8.0 ninja-build protobuf-compiler clang-15 postgresql-server-dev-16 cuda-nvcc-12-4 libssl-dev/bookworm`,
    other: `git curl ca-certificates libgomp1 libstdc++6 libc6 tzdata software-properties-common udev gcc-12-base
      openjdk-17-jre-headless default-jre python3 libpq5 nodejs npm binutils gettext devscripts-doc dotnet-runtime-8.0`,
  },
  apk: {
    build: `build-base alpine-sdk gcc g++ make musl-dev libc-dev linux-headers openssl-dev openssl-dev~3 python3-dev go
      rust cargo openjdk17 openjdk17-jdk clang15 pkgconf openssl-libs-static make@edge dotnet8-sdk`,
    other:
      'git bash libstdc++ libgcc musl eudev tzdata openjdk17-jre openjdk17-jre-headless nodejs postgresql-libs openssl',
  },
  dnf: {
    build: `gcc gcc-c++ make cmake openssl-devel glibc-devel kernel-headers @development-tools golang rust cargo
      java-17-openjdk-devel gcc-toolset-12 redhat-rpm-config glibc-static python3.11-devel`,
    other: 'git glibc libstdc++ libgomp java-17-openjdk-headless openssl tzdata shadow-utils @core',
  },
  microdnf: { build: 'gcc openssl-devel', other: 'nodejs shadow-utils' },
  yum: { build: 'gcc-c++ cmake3 devtoolset-10-gcc @Development-Tools', other: 'wget epel-release' },
  zypper: { build: 'gcc13 gcc13-c++ libopenssl-devel devel_basis go1.22', other: 'git libstdc++6 ca-certificates' },
  pacman: { build: 'base-devel gcc go jdk17-openjdk', other: 'git python jre-openjdk-headless gcc-libs' },
  conda: { build: 'compilers gcc_linux-64 cmake', other: 'python numpy libgcc-ng' },
};

for (const [manager, { build, other }] of Object.entries(cases)) {
  test(`${manager}: compilers, headers, and build tools are told from the rest`, () => {
    for (const name of build.trim().split(/\s+/)) assert.ok(isBuildPackage(manager, name), name);
    for (const name of other.trim().split(/\s+/)) assert.ok(!isBuildPackage(manager, name), name);
  });
}

test('language packages are no build packages', () => {
  assert.ok(!isBuildPackage('npm', 'cmake'));
  assert.ok(!isBuildPackage('pip', 'cmake'));
});
