import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import { Builds } from './builders/builds.ts';
import { gather } from './gather.ts';

const ROOT = 'file:///work';

async function facts(texts: Readonly<Record<string, string>>) {
  const files = new MemoryFiles(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [`${ROOT}/${path}`, text])),
  );
  const index = new Builds(files, () => [ROOT]);
  const uri = `${ROOT}/app/Dockerfile`;
  const before = await gather(files, uri, [ROOT], index);
  assert.equal(before.builds, undefined);
  await index.look();
  return { before, after: await gather(files, uri, [ROOT], index) };
}

const service = (build: string) => `services: { a: { build: ${build} } }\n`;
const FILES = { 'app/Dockerfile': '', 'app/a.txt': '', 'other/Dockerfile': '' };

describe('what the index knows of a Dockerfile', () => {
  test('adds targets and contexts of files that are no neighbours', async () => {
    const deep = service('{ context: ../../app, target: Deep, additional_contexts: { more: ../x } }');
    const { before, after } = await facts({ ...FILES, 'deploy/local/compose.yaml': deep });
    assert.deepEqual([...before.targets!], []);
    assert.deepEqual([...after.targets!], ['deep']);
    assert.deepEqual([...after.contexts], ['more']);
    assert.deepEqual([after.builds?.length, after.moreBuilds], [1, false]);
  });

  test('takes a target for another Dockerfile’s where that is certain', async () => {
    const { before, after } = await facts({ ...FILES, 'compose.yaml': service('{ context: other, target: x }') });
    assert.deepEqual([...before.targets!], ['x']);
    assert.deepEqual([...after.targets!], []);
    const unsure = await facts({ ...FILES, 'compose.yaml': service('{ context: "${DIR:-other}", target: x }') });
    assert.deepEqual([...unsure.after.targets!], ['x']);
    const gone = await facts({ ...FILES, 'compose.yaml': service('{ context: gone, target: x }') });
    assert.deepEqual([...gone.after.targets!], ['x']);
  });

  test('says whether its folder is the build context', async () => {
    const elsewhere = service('{ context: ../.., dockerfile: app/Dockerfile }');
    const { before, after } = await facts({ ...FILES, 'deploy/local/compose.yaml': elsewhere });
    assert.ok(before.context?.has('a.txt'));
    assert.equal(after.context, undefined);
    const script = { 'build.sh': 'docker build -f other/Dockerfile .\ndocker build app\n' };
    assert.ok((await facts({ ...FILES, ...script })).after.context?.has('a.txt'));
  });
});
