import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDockerfileName } from './disk.ts';

test('which files of a folder are Dockerfiles', () => {
  const names = `Dockerfile dockerfile Dockerfile.dev Containerfile containerfile Containerfile.ci web.dockerfile
    web.Dockerfile web.containerfile Dockerfile.dockerignore .dockerignore dockerfile.ts Dockerfiles MyDockerfile
    docker-compose.yml .dockerfile`.split(/\s+/);
  assert.deepEqual(
    names.filter((name) => !isDockerfileName(name)),
    [
      'Dockerfile.dockerignore',
      '.dockerignore',
      'dockerfile.ts',
      'Dockerfiles',
      'MyDockerfile',
      'docker-compose.yml',
      '.dockerfile',
    ],
  );
});
