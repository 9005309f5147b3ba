import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { frontendIsAtLeast, isForeignFrontend } from './frontend.ts';

const withSyntax = (image: string) => readDockerfile(`# syntax=${image}\nFROM alpine:3.20\n`);

test('a frontend is of a version or later, wherever it comes from', () => {
  const is110 = (image: string) => frontendIsAtLeast(withSyntax(image), 1, 10);
  for (const image of [
    'docker/dockerfile',
    'docker/dockerfile:1',
    'docker/dockerfile:1.10',
    'docker/dockerfile:1.11.2-labs',
    'docker/dockerfile:2',
    'docker/dockerfile:labs',
    'docker/dockerfile@sha256:0',
    'docker.io/docker/dockerfile-upstream:master-labs',
    'mirror.gcr.io/docker/dockerfile:1',
    'localhost:5000/hub/docker/dockerfile:1.12@sha256:0',
  ]) {
    assert.ok(is110(image), image);
  }
  for (const image of [
    'docker/dockerfile:1.9',
    'docker/dockerfile:1.1-labs',
    'docker/dockerfile:experimental',
    'docker/dockerfile:1x',
    'mirror.gcr.io/docker/dockerfile:1.9.1',
    'example.com/dockerfile:1.12',
    'docker/dockerfiles:1.12',
  ]) {
    assert.ok(!is110(image), image);
  }
  assert.ok(frontendIsAtLeast(readDockerfile('FROM alpine:3.20\n'), 1, 10));
});

test("a frontend is foreign when it is not Docker's", () => {
  for (const image of [
    'docker/dockerfile:1',
    'quay.io/mirror/docker/dockerfile',
    'docker/dockerfile-upstream@sha256:0',
  ])
    assert.ok(!isForeignFrontend(withSyntax(image)), image);
  for (const image of ['example.com/frontend', 'docker/dockerfiles', 'notdocker/dockerfile:1'])
    assert.ok(isForeignFrontend(withSyntax(image)), image);
});
