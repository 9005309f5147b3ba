import assert from 'node:assert/strict';
import { test } from 'node:test';
import { environmentOf } from './environment.ts';

test('knows what well-known images set', () => {
  assert.equal(environmentOf({ registry: 'docker.io', repository: 'library/php' })?.has('PHPIZE_DEPS'), true);
  assert.equal(environmentOf({ registry: undefined, repository: 'alpine' })?.has('HOME'), false);
  assert.equal(environmentOf({ registry: undefined, repository: 'alpine' })?.has('PATH'), true);
  const distroless = environmentOf({ registry: 'gcr.io', repository: 'distroless/static-debian12' });
  assert.equal(distroless?.has('SSL_CERT_FILE'), true);
});

test('says nothing of others', () => {
  assert.equal(environmentOf({ registry: 'ghcr.io', repository: 'acme/alpine' }), undefined);
  assert.equal(environmentOf({ registry: undefined, repository: 'alpine/git' }), undefined);
});
