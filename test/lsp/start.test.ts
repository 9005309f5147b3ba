import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../scripts/lib/cleanup.ts';
import { CLI } from '../support/cli.ts';

const isPosix = process.getuid !== undefined;

test('code is kept for the next start, in a folder of the user alone, and used only as it was written', async (t) => {
  const { folder, remove } = await temporaryFolder('start');
  t.after(remove);
  const kept = path.join(folder, 'dockerfile-stages');
  const file = path.join(folder, 'Dockerfile');
  writeFileSync(file, 'FROM alpine:3\nMAINTAINER me\n');
  const env = { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder };
  const at = process.platform === 'darwin' ? path.join(folder, 'Library/Caches/dockerfile-stages') : kept;
  const check = (more = {}) => {
    const options = { encoding: 'utf8', cwd: folder, env: { ...env, ...more } } as const;
    const { status, stderr, stdout } = spawnSync(process.execPath, [CLI, 'check', file], options);
    assert.equal(stderr, '');
    assert.match(stdout, /MAINTAINER/);
    assert.equal(status, 0);
  };
  const names = () => readdirSync(at);

  check({ NODE_DISABLE_COMPILE_CACHE: '1' });
  assert.throws(names);
  check();
  const [name = ''] = names();
  assert.match(name, /^cli-main-.*\.cache$/);
  const cache = path.join(at, name);
  if (isPosix) assert.equal(statSync(at).mode & 0o777, 0o700);

  const [code, written] = [readFileSync(cache), statSync(cache).mtimeMs];
  check();
  assert.equal(statSync(cache).mtimeMs, written, 'what is there is used');

  // Half a file, another file of the same length, and one that came from elsewhere: each is made anew.
  for (const spoil of [
    () => truncateSync(cache, code.length >> 1),
    () =>
      writeFileSync(
        cache,
        code.map((byte, i) => (i === code.length >> 1 ? byte ^ 255 : byte)),
      ),
    () => writeFileSync(cache, ''),
  ]) {
    spoil();
    check();
    assert.equal(readFileSync(cache).length > code.length / 2, true);
    assert.deepEqual(names(), [name]);
  }

  // Where others can write, nothing is read and nothing written.
  if (!isPosix) return;
  writeFileSync(cache, '');
  chmodSync(at, 0o777);
  check();
  assert.equal(statSync(cache).size, 0);
});

test('where nothing can be kept, programs start all the same', async (t) => {
  const { folder, remove } = await temporaryFolder('start');
  t.after(remove);
  writeFileSync(path.join(folder, 'taken'), '');
  mkdirSync(path.join(folder, 'empty'));
  for (const XDG_CACHE_HOME of [path.join(folder, 'taken'), '']) {
    const home = { HOME: path.join(folder, 'taken'), LOCALAPPDATA: XDG_CACHE_HOME };
    const env = { ...process.env, ...home, XDG_CACHE_HOME };
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'check', path.join(folder, 'empty')], { env });
    assert.equal(`${stderr}`.includes('Error'), false);
    assert.ok(status !== null && status < 3);
  }
});

test('a server reads little before the first problems: its program, and nothing of Node that it may never need', () => {
  const server = path.resolve(import.meta.dirname, '../../dist/server.js');
  assert.ok(statSync(server).size < 4_000);
  // Every 100,000 bytes are a few milliseconds of each start. They are read as what they are.
  const program = readFileSync(server.replace('.js', '-main.js'));
  assert.ok(program.length < 1_500_000);
  assert.ok(program.every((byte) => byte < 128));
  const script = `require(${JSON.stringify(server)}); console.log(process.moduleLoadList.join('\\n'))`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  const loaded = new Set(stdout.split('\n'));
  assert.ok(loaded.has('NativeModule vm'));
  for (const name of ['http', 'https', 'tls', 'child_process']) assert.ok(!loaded.has(`NativeModule ${name}`), name);
});
