import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MemoryFiles } from '../../../../test/support/memory-files.ts';
import { buildsIn } from './builds-in.ts';

const folder = 'file:///work/';

async function found(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text]));
  const { builders } = await buildsIn(new MemoryFiles(files), folder);
  return builders.flatMap(({ path, builds }) =>
    builds.map(
      ({ dockerfile, context, target, certain, exists }) =>
        `${path}: ${dockerfile} in ${context}${target ? ` ${target}` : ''}${exists ? '' : ' missing'}${certain ? '' : ' ?'}`,
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
      'compose.yaml: app/dockerfile in app',
      'compose.yaml: gone/Dockerfile in gone missing',
      'compose.yaml: ../Dockerfile in .. missing',
    ]);
  });

  test('are certain where one of several Dockerfiles is there', async () => {
    const script = { 'hack/build.sh': SCRIPT };
    assert.deepEqual(await found({ ...script, Dockerfile: '' }), ['hack/build.sh: Dockerfile in .']);
    assert.deepEqual(await found({ ...script, 'hack/Dockerfile': '' }), ['hack/build.sh: hack/Dockerfile in hack']);
    assert.deepEqual(await found({ ...script, 'hack/Dockerfile': '', Dockerfile: '' }), [
      'hack/build.sh: hack/Dockerfile in hack ?',
    ]);
    assert.deepEqual(await found(script), ['hack/build.sh: hack/Dockerfile in hack missing ?']);
    const podman = { 'build.sh': 'podman build .\n', Dockerfile: '' };
    assert.deepEqual(await found(podman), ['build.sh: Dockerfile in .']);
    assert.deepEqual(await found({ ...podman, Containerfile: '' }), ['build.sh: Containerfile in .']);
  });

  test('start at the innermost repository', async () => {
    const texts = { 'a/.git/HEAD': '', 'a/hack/build.sh': SCRIPT, 'a/Dockerfile': '', Dockerfile: '' };
    assert.deepEqual(await found(texts), ['a/hack/build.sh: a/Dockerfile in a']);
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
      'parts/web.yml: parts/Dockerfile in parts x',
    ]);
  });

  test('say what could not be read, and end when nobody waits any more', async () => {
    const files = new MemoryFiles({ [`${folder}compose.yaml`]: 'a: [', [`${folder}b.sh`]: SCRIPT });
    const { unread, complete } = await buildsIn(files, folder);
    assert.deepEqual(unread, ['compose.yaml']);
    assert.equal(complete, true);
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await assert.rejects(buildsIn(files, folder, controller.signal), /enough/);
    let last = '';
    await buildsIn(files, folder, undefined, (done, all) => {
      last = `${done} of ${all}`;
    });
    assert.equal(last, '2 of 2');
  });
});
