import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import { Facts } from './facts.ts';
import { child, parent } from './files.ts';
import { gather } from './gather.ts';
import { isNeighbour, targetsIn } from './neighbours.ts';
import { NO_WORKSPACE } from './workspace.ts';

const ROOT = 'file:///work';

async function facts(texts: Readonly<Record<string, string>>, uri = `${ROOT}/app/Dockerfile`, roots = [ROOT]) {
  const { context, targets } = await gather(new MemoryFiles(texts), uri, roots);
  return { context: context && [...context].sort(), targets: targets && [...targets].sort() };
}

describe('the build context', () => {
  test('is the names in the folder and one level below', async () => {
    const { context } = await facts({
      'file:///work/app/Dockerfile': '',
      'file:///work/app/package.json': '',
      'file:///work/app/src/main.ts': '',
      'file:///work/app/src/deep/other.ts': '',
      'file:///work/app/node_modules/x/index.js': '',
      'file:///work/other': '',
    });
    const below = ['src/', 'src/deep/', 'src/main.ts'];
    assert.deepEqual(context, ['Dockerfile', 'node_modules/', 'package.json', ...below]);
  });

  test('is unknown in a folder of very many files', async () => {
    const files = Array.from({ length: 2001 }, (_, i) => [`file:///work/app/${i}`, '']);
    assert.equal((await facts(Object.fromEntries(files))).context, undefined);
  });

  test('has a bound', async () => {
    const files = Array.from({ length: 100 }, (_, i) =>
      Array.from({ length: 500 }, (_, j) => [`file:///work/app/d${i}/${j}`, '']),
    );
    assert.equal((await facts(Object.fromEntries(files.flat()))).context?.length, 2000);
  });

  test('is unknown where there are no files', async () => {
    for (const uri of ['untitled:Untitled-1', 'git:/work/Dockerfile', 'file:///', '']) {
      assert.deepEqual(await gather(new MemoryFiles({}), uri, []), NO_WORKSPACE);
    }
  });
});

describe('targets', () => {
  const compose = (name: string) => `services:\n  web:\n    build:\n      target: ${name}\n`;

  test('are named in the folder and above it, up to the workspace', async () => {
    const { targets } = await facts({
      'file:///work/app/Dockerfile': '',
      'file:///work/app/compose.yaml': compose('Dev'),
      'file:///work/.github/workflows/ci.yml': 'with:\n  target: "ci"\n',
      'file:///work/Makefile': 'x:\n\tdocker build --target=made .\n',
      'file:///compose.yaml': compose('outside'),
    });
    assert.deepEqual(targets, ['ci', 'dev', 'made']);
  });

  test('outside of a workspace are named up to the repository', async () => {
    const texts = {
      'file:///r/a/Dockerfile': '',
      'file:///r/compose.yaml': compose('inside'),
      'file:///r/.git/HEAD': '',
      'file:///compose.yaml': compose('outside'),
    };
    assert.deepEqual((await facts(texts, 'file:///r/a/Dockerfile', [])).targets, ['inside']);
  });

  test('are found whatever the client escapes', async () => {
    const texts = { 'file:///c%3A/a%20b/Dockerfile': '', 'file:///c%3A/a%20b/compose.yml': compose('x') };
    assert.deepEqual((await facts(texts, 'file:///c%3A/a%20b/Dockerfile', ['file:///c:/a b'])).targets, ['x']);
  });

  test('are looked for in few files', async () => {
    const names = Array.from({ length: 300 }, (_, i) => [`file:///work/app/${i}.sh`, `--target t${i}`]);
    assert.equal((await facts(Object.fromEntries(names))).targets?.length, 100);
  });
});

test('facts are gathered once until they are forgotten', async () => {
  const files = new MemoryFiles({ 'file:///work/Dockerfile': '' });
  const known = new Facts(files, () => [ROOT]);
  const [one, two] = await Promise.all([known.of(`${ROOT}/Dockerfile`), known.of(`${ROOT}/Dockerfile`)]);
  assert.equal(one, two);
  files.texts.set('file:///work/go.mod', '');
  assert.equal((await known.of(`${ROOT}/Dockerfile`)).context?.size, 1);
  known.forgetAll();
  assert.equal((await known.of(`${ROOT}/Dockerfile`)).context?.size, 2);
});

test('neighbours are told by their names', () => {
  for (const name of ['compose.yaml', 'docker-compose.dev.yml', 'a.bake.hcl', '.github/workflows/a.yml', 'run.sh']) {
    assert.ok(isNeighbour(name), name);
  }
  for (const name of ['composer.json', 'xcompose.yaml', 'workflows/a.yml', '.github/workflows/a/b.yml', 'Makefile/']) {
    assert.ok(!isNeighbour(name), name);
  }
});

describe('the targets in a text', () => {
  const cases: readonly (readonly [text: string, ...targets: string[]])[] = [
    ['build:\n  target: dev # why', 'dev'],
    ["target: 'dev'", 'dev'],
    ['target = "dev"', 'dev'],
    ['{"build":{"target":"dev"}}', 'dev'],
    ['{ target: dev, x: 1 }', 'dev'],
    ['docker build --target dev --target=B-1 "--target=c" .', 'b-1', 'c', 'dev'],
    ['target: /app\ntarget: 80\nmytarget: x\n--targets y\ntargeted = z'],
    ['target: ${{ matrix.stage }}\nstage: [one, two]', 'matrix.stage', 'one', 'stage', 'target', 'two'],
    [
      'for t in a b; do docker build --target "$t"; done',
      'a',
      'b',
      'build',
      'do',
      'docker',
      'done',
      'for',
      'in',
      't',
      'target',
    ],
    ['target:\n  - a\n  - b', 'a', 'b', 'target'],
    ['matrix:\n  target: [a, b]', 'a', 'b', 'matrix', 'target'],
  ];
  for (const [text, ...expected] of cases) {
    test(JSON.stringify(text), () => assert.deepEqual([...targetsIn(text)].sort(), expected));
  }

  test('are found in linear time', () => {
    for (const text of ['target:', '--target ', 'target = "', '{"target":"']) targetsIn(text.repeat(100_000));
    targetsIn(`target:${' '.repeat(1_000_000)}`);
  });
});

test('folders and names in URIs', () => {
  assert.equal(parent('file:///a/b/Dockerfile'), 'file:///a/b/');
  assert.equal(parent('file:///a/b/'), 'file:///a/');
  assert.equal(parent('file:///a/'), 'file:///');
  assert.equal(parent('file:///'), undefined);
  assert.equal(parent('untitled:a/b'), undefined);
  assert.equal(child('file:///a/', 'b c/#?%/'), 'file:///a/b%20c/%23%3F%25/');
});
