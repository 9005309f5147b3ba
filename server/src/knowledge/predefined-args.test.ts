import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildkitArgs, platformArgs, proxyArgs } from './predefined-args.ts';

test("the lists are BuildKit's", () => {
  assert.deepEqual(Object.keys(platformArgs).sort(), [
    'BUILDARCH',
    'BUILDOS',
    'BUILDOSVERSION',
    'BUILDPLATFORM',
    'BUILDVARIANT',
    'TARGETARCH',
    'TARGETOS',
    'TARGETOSVERSION',
    'TARGETPLATFORM',
    'TARGETSTAGE',
    'TARGETVARIANT',
  ]);
  assert.equal(Object.keys(proxyArgs).length, 10);
  for (const name of Object.keys(proxyArgs)) assert.match(name, /^(?:[A-Z]+_PROXY|[a-z]+_proxy)$/);
  for (const name of Object.keys(buildkitArgs)) assert.match(name, /^(?:BUILDKIT_[A-Z_]+|SOURCE_DATE_EPOCH)$/);
});

test('every meaning is one sentence', () => {
  for (const meaning of Object.values({ ...platformArgs, ...proxyArgs, ...buildkitArgs })) {
    assert.match(meaning, /^[A-Z][^\n]*\.$/);
  }
});
