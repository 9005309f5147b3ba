import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dockerfilesAmong, isDockerfileName } from './dockerfiles.ts';

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

test('finds Dockerfiles in all folders, the nearest first', () => {
  const paths = [
    'a/b/c/Dockerfile.dev',
    'a/web.dockerfile',
    'Dockerfile',
    'a b/Containerfile',
    '.devcontainer/Dockerfile',
    '.hidden/Dockerfile',
    'a/.hidden/b/Dockerfile',
    'a/compose.yaml',
  ];
  assert.deepEqual(dockerfilesAmong(paths), [
    'Dockerfile',
    '.devcontainer/Dockerfile',
    'a b/Containerfile',
    'a/web.dockerfile',
    'a/b/c/Dockerfile.dev',
  ]);
  assert.equal(dockerfilesAmong(Array.from({ length: 1000 }, (_, i) => `${i}/Dockerfile`)).length, 500);
});
