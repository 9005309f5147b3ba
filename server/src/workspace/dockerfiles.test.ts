import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import { findDockerfiles, isDockerfileName } from './dockerfiles.ts';

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

const always = () => true;

test('finds Dockerfiles in all folders, the nearest first', async () => {
  const paths = [
    'Dockerfile',
    'a/b/c/Dockerfile.dev',
    'a/web.dockerfile',
    'a b/Containerfile',
    '.devcontainer/Dockerfile',
    '.hidden/Dockerfile',
    'node_modules/x/Dockerfile',
    'a/compose.yaml',
  ];
  const files = new MemoryFiles(Object.fromEntries(paths.map((path) => [encodeURI(`file:///w/${path}`), ''])));
  assert.deepEqual(await findDockerfiles(files, ['file:///w', 'file:///w/a/'], always), [
    'file:///w/Dockerfile',
    'file:///w/a/web.dockerfile',
    'file:///w/.devcontainer/Dockerfile',
    'file:///w/a%20b/Containerfile',
    'file:///w/a/b/c/Dockerfile.dev',
  ]);
});

test('looks no further when nobody waits, or when there are very many folders', async () => {
  const files = new MemoryFiles({ 'file:///w/a/b/Dockerfile': '' });
  let left = 1;
  assert.equal(await findDockerfiles(files, ['file:///w/'], () => left-- > 0), undefined);
  assert.deepEqual(files.asked, ['file:///w/']);
  const endless = { read: async () => undefined, list: async () => ['a/', 'b/', 'Dockerfile'] };
  const found = await findDockerfiles(endless, ['file:///w/'], always);
  assert.equal(found?.length, 500);
});
