import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageManagers } from '../package-managers.ts';
import { cacheTargets, type Surroundings } from './cache-targets.ts';

const root: Surroundings = {
  family: undefined,
  distribution: undefined,
  environment: new Map(),
  home: '/root',
  root: true,
};
const targets = (name: string, where: Partial<Surroundings> = {}) =>
  cacheTargets(packageManagers.find((manager) => manager.name === name)!, { ...root, ...where });

test("a cache lies below the user's home", () => {
  assert.deepEqual(targets('npm'), ['/root/.npm']);
  assert.deepEqual(targets('npm', { home: '/home/node', root: false }), ['/home/node/.npm']);
  assert.equal(targets('npm', { home: undefined }), undefined);
  assert.deepEqual(targets('apt', { home: undefined }), ['/var/cache/apt', '/var/lib/apt']);
});

test('images keep it elsewhere', () => {
  assert.deepEqual(targets('go', { family: 'golang' }), ['/root/.cache/go-build', '/go/pkg/mod']);
  assert.deepEqual(targets('go'), ['/root/.cache/go-build', '/root/go/pkg/mod']);
  assert.deepEqual(targets('cargo', { family: 'rust' }), ['/usr/local/cargo/registry', '/usr/local/cargo/git/db']);
  assert.deepEqual(targets('composer', { family: 'composer' }), ['/tmp/cache']);
  assert.deepEqual(targets('composer', { family: 'php' }), ['/root/.composer/cache']);
  assert.deepEqual(targets('dnf', { distribution: 'fedora' }), ['/var/cache/libdnf5']);
  assert.deepEqual(targets('dnf', { distribution: 'rhel' }), ['/var/cache/dnf']);
  assert.deepEqual(targets('bundler', { family: 'ruby' }), ['/usr/local/bundle/cache']);
  assert.equal(targets('bundler', { family: 'debian' }), undefined);
});

test('variables move it', () => {
  assert.deepEqual(targets('pnpm', { environment: new Map([['PNPM_HOME', '/pnpm']]) }), ['/pnpm/store']);
  assert.deepEqual(targets('pip', { environment: new Map([['XDG_CACHE_HOME', '/cache']]) }), ['/cache/pip']);
  assert.deepEqual(targets('go', { family: 'golang', environment: new Map([['GOCACHE', '/c']]) }), [
    '/c',
    '/go/pkg/mod',
  ]);
  assert.deepEqual(targets('cargo', { environment: new Map([['CARGO_HOME', '/cargo']]) }), [
    '/cargo/registry',
    '/cargo/git/db',
  ]);
  assert.equal(targets('npm', { environment: new Map([['npm_config_cache', undefined]]) }), undefined);
});

test("root's Yarn 1 cache is not that of others", () => {
  assert.deepEqual(targets('yarn'), ['/usr/local/share/.cache/yarn']);
  assert.deepEqual(targets('yarn', { home: '/home/node', root: false }), ['/home/node/.cache/yarn']);
  assert.equal(targets('yarn', { root: undefined }), undefined);
});
