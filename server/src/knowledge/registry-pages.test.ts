import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registryPage } from './registry-pages.ts';

const url = (registry: string | undefined, repository: string) => registryPage(registry, repository)?.url;

test('official images and those of users on Docker Hub', () => {
  assert.equal(url(undefined, 'node'), 'https://hub.docker.com/_/node');
  assert.equal(url('docker.io', 'library/node'), 'https://hub.docker.com/_/node');
  assert.equal(url(undefined, 'docker/dockerfile'), 'https://hub.docker.com/r/docker/dockerfile');
  assert.equal(url(undefined, 'nobody-knows-this'), undefined);
  assert.equal(url(undefined, 'a/b/c'), undefined);
});

test('other registries', () => {
  assert.equal(url('ghcr.io', 'astral-sh/uv'), 'https://ghcr.io/astral-sh/uv');
  assert.equal(url('quay.io', 'centos/centos'), 'https://quay.io/repository/centos/centos');
  assert.equal(url('mcr.microsoft.com', 'dotnet/sdk'), 'https://mcr.microsoft.com/artifact/mar/dotnet/sdk');
  assert.equal(url('public.ecr.aws', 'docker/library/node'), 'https://gallery.ecr.aws/docker/library/node');
  assert.equal(url('gcr.io', 'distroless/static'), 'https://gcr.io/distroless/static');
  for (const host of ['localhost:5000', 'registry.example.com', 'constructor'])
    assert.equal(url(host, 'a/b'), undefined);
});
