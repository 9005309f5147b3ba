import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readImageReference } from './image-reference.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

test('image names are split as distribution/reference splits them', () => {
  const cases: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['node', [undefined, 'node', undefined, undefined]],
    ['node:20-slim', [undefined, 'node', '20-slim', undefined]],
    ['library/node', [undefined, 'library/node', undefined, undefined]],
    ['localhost/app', ['localhost', 'app', undefined, undefined]],
    [`reg:5000/a/b:1@${DIGEST}`, ['reg:5000', 'a/b', '1', DIGEST]],
    [`ghcr.io/org/app@${DIGEST}`, ['ghcr.io', 'org/app', undefined, DIGEST]],
    ['[::1]:5000/app', ['[::1]:5000', 'app', undefined, undefined]],
    ['UPPER/app', ['UPPER', 'app', undefined, undefined]],
    ['not_a_host.io/app:1', [undefined, 'not_a_host.io/app', '1', undefined]],
    [`ghcr.io/${'a'.repeat(255)}`, ['ghcr.io', 'a'.repeat(255), undefined, undefined]],
  ];
  for (const [text, [registry, repository, tag, digest]] of cases) {
    assert.deepEqual(readImageReference(text), { registry, repository, tag, digest }, text);
  }
});

test('what is no image name is none', () => {
  for (const text of [
    '',
    'Node',
    'a:',
    'a::b',
    'a@sha256:12',
    'a b',
    'a/',
    '-a',
    'a__-b',
    '$X',
    'a'.repeat(64),
    'a'.repeat(248),
  ]) {
    assert.equal(readImageReference(text), undefined, text);
  }
});
