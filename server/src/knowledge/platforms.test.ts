import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isKnownPlatform, namesPlatform, readPlatform } from './platforms.ts';

describe('a platform', () => {
  const read = (text: string) => {
    const platform = readPlatform(text);
    return platform && [platform.os, platform.architecture, platform.variant];
  };

  test('has a system, an architecture and a variant', () => {
    assert.deepEqual(read('linux/amd64'), ['linux', 'amd64', undefined]);
    assert.deepEqual(read('Linux/AArch64/V8'), ['linux', 'arm64', 'v8']);
    assert.deepEqual(read('windows(10.0.17763)/amd64'), ['windows', 'amd64', undefined]);
    assert.deepEqual(read('windows(10.0%2e1+a+b)/amd64'), ['windows', 'amd64', undefined]);
    assert.deepEqual(read('macos/x86_64'), ['darwin', 'amd64', undefined]);
    assert.deepEqual(read('any/thing'), ['any', 'thing', undefined]);
  });

  test('may be a system or an architecture alone, when it is a known one', () => {
    assert.deepEqual(read('linux'), ['linux', undefined, undefined]);
    assert.deepEqual(read('arm64'), [undefined, 'arm64', undefined]);
    assert.deepEqual(read('x86-64'), [undefined, 'amd64', undefined]);
    assert.deepEqual(read('armhf'), [undefined, 'arm', undefined]);
    assert.deepEqual(read('i386'), [undefined, '386', undefined]);
    assert.equal(read('amd46'), undefined);
  });

  test('is nothing else', () => {
    for (const text of [
      '',
      '/',
      'linux/',
      'linux/*',
      'linux/a/b/c',
      'linux(/amd64',
      'linux(+)/a',
      'linux(%)/a',
      'a b/c',
    ])
      assert.equal(read(text), undefined);
  });

  test('is one that somebody has heard of, or not', () => {
    for (const text of ['linux/arm/v7', 'arm64', 'windows', 'wasi/wasm'])
      assert.ok(isKnownPlatform(readPlatform(text)!), text);
    for (const text of ['linux/amd46', 'linus/amd64']) assert.ok(!isKnownPlatform(readPlatform(text)!), text);
  });

  test('may be in a name, under the names people use', () => {
    const names = (name: string, platform: string) => namesPlatform(name, readPlatform(platform)!);
    for (const name of ['build-amd64', 'x86_64', 'deps.x64', 'linux-deps', 'x86-64-build'])
      assert.ok(names(name, 'linux/amd64'), name);
    for (const name of ['aarch64-build', 'arm64v8/alpine', 'arm-deps']) assert.ok(names(name, 'linux/arm64'), name);
    assert.ok(names('build-linux', 'amd64'));
    for (const name of ['build', 'charm', 'max64', 'arm64']) assert.ok(!names(name, 'linux/amd64'), name);
    assert.ok(!names('swarm', 'linux/arm64'));
    assert.ok(!names('build', 'linux'));
  });
});
