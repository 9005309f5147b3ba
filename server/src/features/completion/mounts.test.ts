import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, fittingAt, labelsAt, lacks } from '../../../../test/support/completion-test.ts';

describe('mounts', () => {
  test('have types, and the keys of their type that are not there yet', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=[||]'), ['bind', 'cache', 'tmpfs', 'secret', 'ssh']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=cache,dst=/x,[||] y'), [
      'sharing=',
      'id=',
      'uid=',
      'gid=',
      'mode=',
      'from=',
      'source=',
      'readonly',
    ]);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=secret,id=x,[||] y'), [
      'env=',
      'target=',
      'required',
      'uid=',
      'gid=',
      'mode=',
    ]);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=tmpfs,[||]'), ['target=', 'size=']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=nope,[||]'), []);
    assert.equal(labelsAt('FROM a\nRUN --mount=target=/x,[||]').at(-1), 'type=');
    assert.equal(labelsAt('FROM a\nRUN --mount=[||],target=/x')[0], 'type=');
  });

  test('have values', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=cache,target=/x,sharing=[||] y'), [
      'shared',
      'private',
      'locked',
    ]);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=secret,required=[||]'), ['true', 'false']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=bind,source=go.mod,target=[||] x'), ['go.mod']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=secret,id=npm x\nRUN --mount=type=secret,id=[||] y'), ['npm']);
    assert.deepEqual(labelsAt('FROM a AS b\nRUN touch /b/f\nFROM c\nRUN --mount=from=b,source=[||],target=/x y'), [
      '/b/f',
    ]);
    assert.equal(
      chosenAt('FROM a\nRUN --mount=type=c[||]ache,target=/x y', 'tmpfs'),
      'FROM a\nRUN --mount=type=tmpfs,target=/x y',
    );
  });

  test('of caches know what the command keeps, or the base image calls for', () => {
    assert.deepEqual(fittingAt('FROM node:22\nRUN --m[||] npm ci'), ['--mount=type=cache (npm)', '--mount=']);
    assert.equal(
      chosenAt('FROM debian:13\nRUN --[||] apt-get install -y x', '--mount=type=cache (apt)'),
      'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get install -y x',
    );
    assert.equal(
      chosenAt('FROM golang:1.26\nRUN --mount=[||]', 'type=cache (go)'),
      'FROM golang:1.26\nRUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod',
    );
    assert.deepEqual(labelsAt('FROM node:22\nUSER node\nRUN --mount=type=cache,target=[||] npm ci'), [
      '/home/node/.npm',
    ]);
    assert.match(
      chosenAt('FROM node:22\nUSER node\nRUN --[||] npm ci', '--mount=type=cache (npm)'),
      /,uid=1000,gid=1000 npm/,
    );
    lacks('FROM node:22\nRUN --mount=type=cache,target=/root/.npm --[||] npm ci', '--mount=type=cache (npm)');
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=cache,target=/c x\nRUN --mount=target=[||],type=cache make'), [
      '/c',
    ]);
    lacks('FROM node:22\nRUN --[||] ls', '--mount=type=cache (npm)');
  });
});
