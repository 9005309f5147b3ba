import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDigest, isManifest, platformsIn } from './manifest.ts';

const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

test('manifests are told by their media type', () => {
  assert.ok(isManifest(OCI_INDEX));
  assert.ok(isManifest('application/vnd.docker.distribution.manifest.v2+json; charset=utf-8'));
  for (const other of [undefined, '', 'text/html', 'application/vnd.docker.distribution.manifest.v1+prettyjws']) {
    assert.ok(!isManifest(other));
  }
});

test('a digest is sha256', () => {
  assert.ok(isDigest(`sha256:${'0a'.repeat(32)}`));
  for (const other of [undefined, '', 'sha256:0a', `sha256:${'0A'.repeat(32)}`, `sha512:${'0a'.repeat(64)}`]) {
    assert.ok(!isDigest(other));
  }
});

test('the platforms of an index are those of its images', () => {
  const platform = (os: string, architecture: string, variant?: string) => ({
    platform: { os, architecture, variant },
  });
  const manifests = [
    platform('linux', 'amd64'),
    platform('linux', 'arm', 'v7'),
    platform('windows', 'amd64'),
    platform('windows', 'amd64'),
    platform('unknown', 'unknown'),
  ];
  assert.deepEqual(platformsIn(OCI_INDEX, bytes({ manifests })), ['linux/amd64', 'linux/arm/v7', 'windows/amd64']);
  assert.equal(platformsIn('application/vnd.oci.image.manifest.v1+json', bytes({ manifests })), undefined);
  for (const unsure of [
    '',
    '{',
    'null',
    '[]',
    {},
    { manifests: {} },
    { manifests: [] },
    { manifests: [{}] },
    { manifests: [null] },
  ]) {
    assert.equal(platformsIn(OCI_INDEX, bytes(unsure)), undefined);
  }
});
