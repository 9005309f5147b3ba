import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, fittingAt, labelsAt, lacks } from '../../../../test/support/completion-test.ts';

describe('images', () => {
  test('are those of the file, of others at hand, and those that are known', () => {
    const found = labelsAt('FROM node:22\nFROM [||]', { images: ['ghcr.io/me/base:1'] });
    assert.deepEqual(found.slice(0, 2), ['node:22', 'ghcr.io/me/base:1']);
    assert.ok(found.includes('alpine') && found.includes('mcr.microsoft.com/dotnet/sdk') && found.includes('scratch'));
    assert.ok(!found.includes('openjdk'));
  });

  test('are no stages that are misspelt, or not written yet', () => {
    const found = labelsAt(
      'FROM a AS build\nFROM my-base\nCOPY --from=biuld a b\nCOPY --from=nginx a b\nCOPY --from=[||]',
    );
    assert.deepEqual(found.slice(0, 5), ['build', 'a', 'my-base', 'nginx', 'alpine']);
  });

  test('have the tags that are used and those that are known, none that is out of support', () => {
    const found = labelsAt('FROM node:20-slim AS a\nFROM node:[||]', { images: ['docker.io/library/node:22.1'] });
    assert.deepEqual(found.slice(0, 3), ['20-slim', '22.1', '24']);
    assert.deepEqual(fittingAt('FROM debian:tr[||]'), ['trixie', 'trixie-slim']);
    assert.deepEqual(labelsAt('FROM unheard-of:[||]'), []);
    assert.equal(chosenAt('FROM node:2[||]0 AS x', '24-slim'), 'FROM node:24-slim AS x');
    lacks('FROM golang:[||]', '1.24');
  });
});
