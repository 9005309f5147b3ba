import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MemoryFiles } from '../../../../test/support/memory-files.ts';
import { normalized } from '../files.ts';
import { Builds } from './builds.ts';

const folder = 'file:///work/';

async function found(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text]));
  const builds = new Builds(new MemoryFiles(files), () => [folder]);
  await builds.look();
  const short = (uri: string | undefined) => uri && (normalized(uri).replace(folder, '') || '.');
  return builds.builders.flatMap((uri) =>
    builds
      .in(uri)
      .map(
        ({ dockerfile, context, target, certain, exists }) =>
          `${short(uri)}: ${short(dockerfile)} in ${short(context)}${target ? ` ${target}` : ''}${exists ? '' : ' missing'}${certain ? '' : ' ?'}`,
      ),
  );
}

const SCRIPT = 'docker build .\n';

describe('the builds in a folder', () => {
  test('are those of its files, with Dockerfiles that are looked for', async () => {
    const texts = {
      Dockerfile: '',
      'app/dockerfile': '',
      'compose.yaml': 'services:\n  a: { build: app }\n  b: { build: gone }\n  c: { build: .. }\n',
      'README.txt': SCRIPT,
      'node_modules/x/build.sh': SCRIPT,
    };
    assert.deepEqual(await found(texts), [
      'compose.yaml: app/dockerfile in app/',
      'compose.yaml: gone/Dockerfile in gone/ missing',
      'compose.yaml: file:///Dockerfile in file:/// missing',
    ]);
  });

  test('are certain where one of several Dockerfiles is there', async () => {
    const script = { 'hack/build.sh': SCRIPT };
    assert.deepEqual(await found({ ...script, Dockerfile: '' }), ['hack/build.sh: Dockerfile in .']);
    assert.deepEqual(await found({ ...script, 'hack/Dockerfile': '' }), ['hack/build.sh: hack/Dockerfile in hack/']);
    assert.deepEqual(await found({ ...script, 'hack/Dockerfile': '', Dockerfile: '' }), [
      'hack/build.sh: hack/Dockerfile in hack/ ?',
    ]);
    assert.deepEqual(await found(script), ['hack/build.sh: hack/Dockerfile in hack/ missing ?']);
    const podman = { 'build.sh': 'podman build .\n', Dockerfile: '' };
    assert.deepEqual(await found(podman), ['build.sh: Dockerfile in .']);
    assert.deepEqual(await found({ ...podman, Containerfile: '' }), ['build.sh: Containerfile in .']);
  });

  test('start at the innermost repository', async () => {
    const texts = { 'a/.git/HEAD': '', 'a/hack/build.sh': SCRIPT, 'a/Dockerfile': '', Dockerfile: '' };
    assert.deepEqual(await found(texts), ['a/hack/build.sh: a/Dockerfile in a/']);
  });

  test('are also those of files that Compose is told of', async () => {
    const texts = {
      'compose.yaml': 'include:\n  - parts/web.yml\n  - path: [parts/db.yml]\n',
      'parts/web.yml': 'services: { web: { extends: { file: base.yml, service: a } } }\n',
      'parts/base.yml': 'services: { a: { build: { context: ., target: x } } }\n',
      'parts/db.yml': 'services: { db: { build: "$DIR" } }\n',
      'parts/.env': 'DIR=..\n',
      Dockerfile: '',
      'parts/Dockerfile': '',
    };
    assert.deepEqual(await found(texts), [
      'parts/db.yml: Dockerfile in . ?',
      'parts/web.yml: parts/Dockerfile in parts/ x',
    ]);
  });
});
