import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import { Builds } from './builders/builds.ts';
import { Facts } from './facts.ts';
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

  test('says where the build context is', async () => {
    const elsewhere = service('{ context: ../.., dockerfile: app/Dockerfile }');
    const { before, after } = await facts({ ...FILES, 'deploy/local/compose.yaml': elsewhere });
    assert.ok(before.context?.has('a.txt'));
    assert.equal(after.contextFolder, `${ROOT}/`);
    const script = { 'build.sh': 'docker build -f other/Dockerfile .\ndocker build app\n' };
    assert.ok((await facts({ ...FILES, ...script })).after.context?.has('a.txt'));
  });
});

describe('a build context that is another folder than the Dockerfile’s', () => {
  const above = service('{ context: ., dockerfile: app/Dockerfile }');
  const all = { ...FILES, 'src/main.ts': '', 'package.json': '{}', '.dockerignore': 'other\n', 'compose.yaml': above };

  async function context(texts: Readonly<Record<string, string>>) {
    const { after } = await facts(texts);
    return {
      folder: after.contextFolder,
      ignore: after.ignore?.name,
      names: after.context && [...after.context].sort(),
    };
  }

  test('is known where all builds agree on it', async () => {
    const { before, after } = await facts(all);
    assert.deepEqual([before.contextFolder, before.context, before.ignore], [undefined, undefined, undefined]);
    assert.deepEqual([after.contextFolder, after.ignore?.name], [`${ROOT}/`, '.dockerignore']);
    const top = ['.dockerignore', 'app/', 'app/Dockerfile', 'app/a.txt', 'compose.yaml', 'package.json'];
    assert.deepEqual([...after.context!].sort(), [...top, 'src/', 'src/main.ts']);
    assert.equal(after.manifests?.get('package.json'), '{}');
    const script = { 'build.sh': 'docker build -f app/Dockerfile .\n' };
    assert.equal((await context({ ...all, ...script })).folder, `${ROOT}/`);
  });

  test('may be none of the folders above', async () => {
    const beside = service('{ context: src, dockerfile: ../app/Dockerfile }');
    const found = await context({ ...all, 'compose.yaml': beside, 'src/.dockerignore': '' });
    assert.deepEqual(found, { folder: `${ROOT}/src/`, ignore: '.dockerignore', names: ['.dockerignore', 'main.ts'] });
    assert.equal((await context({ ...all, 'compose.yaml': beside.replace('src', 'gone') })).folder, undefined);
  });

  test('has the ignore file of the Dockerfile before its own one', async () => {
    const own = await context({ ...all, 'app/Dockerfile.dockerignore': 'src\n', 'app/.dockerignore': 'x\n' });
    assert.equal(own.ignore, 'Dockerfile.dockerignore');
    assert.ok(own.names?.includes('other/') && !own.names.includes('src/'));
    const { '.dockerignore': _, ...none } = all;
    assert.equal((await context({ ...none, 'app/.dockerignore': 'x\n' })).ignore, undefined);
    // An empty one may count for none.
    assert.equal((await context({ ...all, 'app/Dockerfile.dockerignore': '' })).folder, undefined);
    assert.equal((await context({ ...none, 'app/Dockerfile.dockerignore': '' })).folder, `${ROOT}/`);
  });

  test('is unknown where somebody disagrees, or may do so', async () => {
    const doubts: readonly Readonly<Record<string, string>>[] = [
      { 'build.sh': 'docker build app\n' },
      { 'build.sh': 'docker build -f app/Dockerfile src\n' },
      { 'build.sh': 'docker build -f app/Dockerfile "$DIR"\n' },
      { 'build.sh': 'docker build -f "$FILE" .\n' },
      { 'docker-bake.hcl': 'target "a" {\n  context = DIR\n  dockerfile = "app/Dockerfile"\n}\n' },
      { 'deploy/compose.yaml': 'services: { a: { build: { context: ., dockerfile: ../app/Dockerfile } } }\n' },
      { 'app/compose.yaml': 'a: [\n' },
    ];
    for (const doubt of doubts) {
      const found = await context({ ...all, ...doubt });
      assert.deepEqual(found, { folder: undefined, ignore: undefined, names: undefined }, JSON.stringify(doubt));
    }
  });

  test('is not looked at outside the workspace', async () => {
    const outside = service('{ context: .., dockerfile: work/app/Dockerfile }');
    assert.equal((await context({ ...all, 'compose.yaml': outside, '../x.txt': '' })).folder, undefined);
  });

  test('is where paths are looked up, and where changes count', async () => {
    const files = new MemoryFiles(
      Object.fromEntries(
        Object.entries({ ...all, 'src/deep/x.ts': '' }).map(([path, text]) => [`${ROOT}/${path}`, text]),
      ),
    );
    const index = new Builds(files, () => [ROOT]);
    await index.look();
    const known = new Facts(files, () => [ROOT], index);
    const uri = `${ROOT}/app/Dockerfile`;
    assert.deepEqual([...(await known.filesAmong(uri, ['a.txt', 'src/deep/x.ts']))], ['src/deep/x.ts']);
    assert.deepEqual(await known.namesIn(uri, 'src/'), ['main.ts', 'deep/']);
    assert.deepEqual(known.foldersOf(uri), [`${ROOT}/app/`, `${ROOT}/`]);
    assert.deepEqual(known.forgetAround([`${ROOT}/src/deep/y.ts`]), []);
    assert.deepEqual(known.forgetAround([`${ROOT}/src/y.ts`]), [uri]);
    assert.equal(await known.contextOfIgnore(`${uri}.dockerignore`), `${ROOT}/`);
  });
});
