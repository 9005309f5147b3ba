import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { NodeFiles } from '../../server/src/workspace/node-files.ts';
import { folderWith } from '../support/cli.ts';

const uri = (...parts: string[]): string => pathToFileURL(path.join(...parts)).href;

test('reads files and lists folders', async (t) => {
  const folder = folderWith(t, { 'a b#.txt': 'text', 'sub/x': '' });
  const files = new NodeFiles(() => [uri(folder)]);
  assert.equal(await files.read(uri(folder, 'a b#.txt')), 'text');
  assert.deepEqual([...((await files.list(`${uri(folder)}/`)) ?? [])].sort(), ['a b#.txt', 'sub/']);
});

test('what cannot be read is undefined', async (t) => {
  const folder = folderWith(t, { large: 'x'.repeat(1024 * 1024 + 1), 'sub/x': '' });
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  const files = new NodeFiles(() => [uri(folder)]);
  for (const name of ['large', 'missing', 'sub', 'pipe', 'sub/x/y']) {
    assert.equal(await files.read(uri(folder, name)), undefined, name);
  }
  assert.equal(await files.list(uri(folder, 'large')), undefined);
  assert.equal(await files.read('untitled:x'), undefined);
  assert.equal(await files.read('file://host/share/x%00'), undefined);
});

test('what the system refuses to read is told of; what is not there, or goes meanwhile, is not', async (t) => {
  const folder = folderWith(t, { 'sub/x': '' });
  symlinkSync('loop', path.join(folder, 'loop'));
  symlinkSync('nowhere', path.join(folder, 'dangling'));
  const refused: string[] = [];
  const files = new NodeFiles(
    () => [uri(folder)],
    (_, error) => refused.push(error.message),
  );
  for (const name of ['missing', 'dangling', 'sub/x/y', 'sub', 'loop', 'x'.repeat(300)])
    assert.equal(await files.read(uri(folder, name)), undefined, name);
  for (const name of ['missing/', 'sub/x/', 'loop/'])
    assert.equal(await files.list(uri(folder, name)), undefined, name);
  assert.equal(await files.read('file://host/share/x%00'), undefined);
  assert.deepEqual(
    refused.map((message) => message.split(':')[0]),
    ['ELOOP', 'ENAMETOOLONG', 'ELOOP'],
  );
});

test('a folder of which not all is listed is not listed', async (t) => {
  const folder = folderWith(t, {});
  const files = new NodeFiles(() => [uri(folder)]);
  for (let i = 0; i < 10_000; i++) writeFileSync(path.join(folder, String(i)), '');
  assert.equal((await files.list(`${uri(folder)}/`))?.length, 10_000);
  writeFileSync(path.join(folder, 'one more'), '');
  assert.equal(await files.list(`${uri(folder)}/`), undefined);
});

test('symbolic links are followed inside the workspace only', async (t) => {
  const outside = folderWith(t, { secret: 'secret' });
  const folder = folderWith(t, { 'work/real': 'real' });
  const work = path.join(folder, 'work');
  symlinkSync('real', path.join(work, 'inside'));
  symlinkSync(path.join(outside, 'secret'), path.join(work, 'outside'));
  symlinkSync(outside, path.join(work, 'folder'));
  symlinkSync(work, path.join(folder, 'link'));
  mkdirSync(path.join(work, 'sub'));
  for (const root of [work, path.join(folder, 'link')]) {
    const files = new NodeFiles(() => ['untitled:other', uri(root)]);
    assert.equal(await files.read(uri(root, 'inside')), 'real');
    assert.equal(await files.read(uri(root, 'outside')), undefined);
    assert.equal(await files.read(uri(root, 'folder', 'secret')), undefined);
    assert.equal(await files.list(`${uri(root, 'folder')}/`), undefined);
    assert.deepEqual(await files.list(`${uri(root, 'sub')}/`), []);
    assert.deepEqual([...((await files.list(`${uri(root)}/`)) ?? [])].sort(), [
      'folder',
      'inside',
      'outside',
      'real',
      'sub/',
    ]);
  }
  const alone = new NodeFiles(() => []);
  assert.equal(await alone.read(uri(work, 'real')), 'real');
  assert.equal(await alone.read(uri(work, 'outside')), undefined);
});
