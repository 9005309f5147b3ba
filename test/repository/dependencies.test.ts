import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read } from './tree.ts';

interface Packages {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifest: Packages & { readonly version: string } = JSON.parse(read('package.json'));
const lock: {
  readonly version: string;
  readonly packages: Readonly<Record<string, Packages & { resolved?: string }>>;
} = JSON.parse(read('package-lock.json'));

describe('the dependencies', () => {
  test('have exact versions', () => {
    const versions = { ...manifest.dependencies, ...manifest.devDependencies };
    assert.deepEqual(
      Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
      [],
    );
  });

  test('are those of the lock file, which does not say where they came from', () => {
    const own = lock.packages[''];
    assert.equal(lock.version, manifest.version);
    assert.deepEqual(own?.dependencies ?? {}, manifest.dependencies ?? {});
    assert.deepEqual(own?.devDependencies ?? {}, manifest.devDependencies ?? {});
    assert.deepEqual(
      Object.entries(lock.packages).flatMap(([name, { resolved }]) => (resolved === undefined ? [] : [name])),
      [],
    );
  });
});
