import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ignoreTexts, PATHS } from '../../../test/support/ignore-cases.ts';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import { effectOf, fittingOf, leftOf, sent } from './context-sizes.ts';
import { ContextTree, EVERYTHING } from './context-tree.ts';
import { child, type Files } from './files.ts';
import { type IgnoreFile, isIgnored, readIgnoreFile } from './ignore.ts';

const TOP = 'file:///w/';
const read = (text: string) => readIgnoreFile('.dockerignore', text) as IgnoreFile;

const filesOf = (sizes: Readonly<Record<string, number>>) =>
  new MemoryFiles(
    Object.fromEntries(Object.entries(sizes).map(([path, size]) => [child(TOP, path), 'x'.repeat(size)])),
  );

async function treeOf(files: Files, ignore?: IgnoreFile, most?: number): Promise<ContextTree> {
  const tree = new ContextTree(files, TOP, most);
  const isWanted = () => true;
  if (ignore) await tree.read(sent(ignore.patterns), isWanted, () => undefined);
  else await tree.read(EVERYTHING, isWanted, () => undefined);
  return tree;
}

const SIZES = {
  'a.md': 1,
  'package.json': 2,
  'src/a.ts': 10,
  'src/lib/b.ts': 20,
  'src/lib/b.md': 30,
  'node_modules/x/a.js': 100,
  'node_modules/x/deep/a.md': 200,
  '.git/HEAD': 1000,
};

describe('the files of a build context', () => {
  test('are counted, without those that are kept out', async () => {
    const { root } = await treeOf(filesOf(SIZES));
    const left = leftOf(root, read('node_modules\n.git\n**/*.md\n!a.md').patterns, '');
    assert.deepEqual(left, {
      files: 4,
      bytes: 33,
      whole: true,
      folders: new Map([['src', { files: 2, bytes: 30, whole: true }]]),
    });
    assert.deepEqual(leftOf(root, [], 'src/lib'), { files: 2, bytes: 50, whole: true, folders: new Map() });
    assert.deepEqual(leftOf(root, [], 'src/a.ts'), { files: 1, bytes: 10, whole: true, folders: new Map() });
    assert.equal(leftOf(root, read('*').patterns, 'src/a.ts')?.files, 0);
    assert.equal(leftOf(root, [], 'no'), undefined);
  });

  test('are looked for where something may be sent alone, and later elsewhere', async () => {
    const files = filesOf(SIZES);
    const ignore = read('node_modules\n.git\nsrc\n!src/lib');
    const tree = await treeOf(files, ignore);
    const places = () => files.asked.map((uri) => uri.slice(TOP.length)).sort();
    assert.deepEqual(places(), ['', 'src/', 'src/lib/']);
    assert.deepEqual(leftOf(tree.root, ignore.patterns, '')?.whole, true);
    assert.equal(tree.root.whole, false);
    files.asked.length = 0;
    await tree.read(
      EVERYTHING,
      () => true,
      () => undefined,
    );
    assert.deepEqual(places(), ['.git/', 'node_modules/', 'node_modules/x/', 'node_modules/x/deep/']);
    assert.deepEqual([tree.root.files, tree.root.bytes, tree.root.whole], [8, 1363, true]);
  });

  test('are not all there where nobody could look, where nobody waits, and where they are too many', async () => {
    const files = filesOf(SIZES);
    const sizes = files.sizes.bind(files);
    files.sizes = async (uri) => (uri.endsWith('lib/') ? undefined : sizes(uri));
    const { root } = await treeOf(files);
    assert.deepEqual(leftOf(root, read('lib').patterns, 'src')?.whole, false);
    assert.deepEqual(leftOf(root, read('src/lib').patterns, 'src')?.whole, true);
    const few = await treeOf(filesOf(SIZES), undefined, 4);
    assert.ok(few.isFull && !few.root.whole);
    const tree = new ContextTree(filesOf(SIZES), TOP);
    await tree.read(
      EVERYTHING,
      () => false,
      () => undefined,
    );
    assert.equal(tree.root.entries, undefined);
  });
});

describe('a pattern', () => {
  const about = async (text: string) => {
    const { root } = await treeOf(filesOf(SIZES));
    const { patterns } = read(text);
    const found = patterns.map((_, i) => effectOf(root, patterns, i));
    const { left } = found[0]!;
    return [
      ...found.map(({ effect: { fits, decides } }) => [fits.files, fits.bytes, decides.files]),
      [left.files, left.bytes],
    ];
  };
  test('fits files and all in folders, and decides about those that no later one changes', async () => {
    assert.deepEqual(await about('node_modules\n*.md\n**/*.md'), [
      [2, 300, 2],
      [1, 1, 1],
      [3, 231, 1],
      [4, 1032],
    ]);
    assert.deepEqual(await about('*\n!src\nsrc/lib'), [
      [8, 1363, 5],
      [3, 60, 1],
      [2, 50, 2],
      [1, 10],
    ]);
    assert.deepEqual(await about('!src\nno\n**/b*'), [
      [3, 60, 0],
      [0, 0, 0],
      [2, 50, 2],
      [6, 1313],
    ]);
  });
});

test('files are kept out as they are one by one, whatever the patterns', async () => {
  const { root } = await treeOf(filesOf(Object.fromEntries(PATHS.map((path, i) => [path, i + 1]))));
  for (const text of ignoreTexts()) {
    const ignore = readIgnoreFile('.dockerignore', text);
    if (!ignore) continue;
    const bytes = PATHS.reduce((sum, path, i) => (isIgnored(ignore, path) ? sum : sum + i + 1), 0);
    assert.equal(leftOf(root, ignore.patterns, '')?.bytes, bytes, JSON.stringify(text));
    for (const [i, pattern] of ignore.patterns.entries()) {
      const alone = { name: '', patterns: [{ ...pattern, exception: false }] };
      const fits = PATHS.reduce((sum, path, i) => (isIgnored(alone, path) ? sum + i + 1 : sum), 0);
      assert.equal(fittingOf(root, pattern).bytes, fits, `${JSON.stringify(text)} ${i}`);
      const { effect, left } = effectOf(root, ignore.patterns, i);
      assert.deepEqual(effect.fits, fittingOf(root, pattern));
      assert.equal(left.bytes, bytes, JSON.stringify(text));
    }
  }
});

test('200,000 files are counted in no time, however the patterns look', async () => {
  const names = Array.from({ length: 1000 }, (_, i) => `file-${i}.ts`);
  const folders = Array.from({ length: 14 }, (_, i) => `folder-${i}/`);
  const inner = new Map([...names, ...folders].map((name) => [name, 1]));
  const leaf = new Map(names.map((name) => [name, 1]));
  const files: Files = {
    read: async () => undefined,
    list: async () => undefined,
    sizes: async (uri) => (uri.split('/').length < 7 ? inner : leaf),
  };
  const { root } = await treeOf(files);
  const ignore = read(
    `${Array.from({ length: 30 }, (_, i) => `**/*${i}*.log`).join('\n')}\n${'**/*a'.repeat(50)}\n!**/x`,
  );
  const before = process.cpuUsage();
  const left = leftOf(root, ignore.patterns, '');
  const { user } = process.cpuUsage(before);
  assert.ok(left && left.files > 150_000, String(left?.files));
  assert.ok(user < 3_000_000, `${user / 1000} ms`);
});

test('folders in folders without an end are left at some depth', async () => {
  const files: Files = {
    read: async () => undefined,
    list: async () => ['a/', 'b'],
  };
  const tree = await treeOf(files);
  assert.equal(tree.root.whole, false);
  assert.ok(tree.root.files > 100 && tree.root.files < 1000 && !tree.tellsSizes);
  assert.equal(leftOf(tree.root, read('**/*.x').patterns, 'a/a')?.whole, false);
});
