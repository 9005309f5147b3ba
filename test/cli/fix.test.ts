import assert from 'node:assert/strict';
import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { replaceFile } from '../../server/src/cli/disk.ts';
import { folderWith, runCli } from '../support/cli.ts';

const before = 'FROM scratch AS one\nCOPY app /app\nFROM scratch AS one\nCOPY --from=one /app /app\nUSER 65532\n';
const after = before.replace(/one(?=\r?\nCOPY --from)/, 'one-2');

describe('dockerfile-stages fix', () => {
  test('leaves what is not safe, and --all mends it', (t) => {
    const folder = folderWith(t, { Dockerfile: before });
    const file = path.join(folder, 'Dockerfile');
    assert.equal(runCli(folder, ['fix']).exitCode, 0);
    assert.match(readFileSync(file, 'utf8'), /AS one\nCOPY --from/);
    const { exitCode, out } = runCli(folder, ['fix', '--all']);
    assert.equal(exitCode, 0);
    assert.match(out, /^Dockerfile: .*stage\/duplicate-name.*\n1 file of 1 changed\.\n$/);
    assert.match(readFileSync(file, 'utf8'), /AS one-2\nCOPY --from/);
  });

  test('keeps a byte-order mark, CRLF, what follows the last line, and every other byte', (t) => {
    const text = `\ufeff${before.replaceAll('\n', '\r\n')}# ä 😀\t `;
    const folder = folderWith(t, { Dockerfile: text });
    assert.equal(runCli(folder, ['fix', '--all']).exitCode, 0);
    const bytes = readFileSync(path.join(folder, 'Dockerfile'));
    const mended = runCli(folder, ['fix', '--all', '-'], text);
    assert.deepEqual(bytes, Buffer.from(mended.out));
    assert.equal(mended.out, text.replace(/one(?=\r?\nCOPY --from)/, 'one-2'));
  });

  test('keeps the mode, and a symbolic link named outright', (t) => {
    const folder = folderWith(t, { 'real/Dockerfile': before });
    const file = path.join(folder, 'real/Dockerfile');
    const link = path.join(folder, 'link');
    chmodSync(file, 0o751);
    symlinkSync(file, link);
    assert.equal(runCli(folder, ['fix', '--all', 'link']).exitCode, 0);
    assert.equal(readFileSync(file, 'utf8'), after);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(statSync(file).mode & 0o7777, 0o751);
    assert.deepEqual(readdirSync(path.join(folder, 'real')), ['Dockerfile']);
  });

  test('does not write a file that needs no fix', (t) => {
    const folder = folderWith(t, { Dockerfile: after });
    const file = path.join(folder, 'Dockerfile');
    const { mtimeMs, ino } = statSync(file);
    assert.equal(runCli(folder, ['fix']).out, 'Nothing to mend in 1 file.\n');
    assert.deepEqual([statSync(file).mtimeMs, statSync(file).ino], [mtimeMs, ino]);
  });

  test('does not touch what it cannot read, and mends the others', (t) => {
    const latin1 = Buffer.from(`${before}# \xe4\n`, 'latin1');
    const large = Buffer.from(before.padEnd(5_000_000, '\n'));
    const folder = folderWith(t, { latin1, large, Dockerfile: before });
    const { exitCode, notes } = runCli(folder, ['fix', '--all', 'latin1', 'large', 'Dockerfile']);
    assert.equal(exitCode, 2);
    assert.equal(notes, 'dockerfile-stages: latin1: not valid UTF-8\ndockerfile-stages: large: larger than 4 MB\n');
    assert.deepEqual(readFileSync(path.join(folder, 'latin1')), latin1);
    assert.deepEqual(readFileSync(path.join(folder, 'large')), large);
    assert.equal(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'), after);
  });

  test('leaves nothing behind when it cannot write', async (t) => {
    const folder = folderWith(t, { 'd/Dockerfile': before });
    await assert.rejects(replaceFile(path.join(folder, 'd'), before, after), new Error('not a regular file'));
    await assert.rejects(replaceFile(path.join(folder, 'e'), before, after), new Error('no such file or folder'));
    assert.deepEqual(readdirSync(folder), ['d']);
    assert.deepEqual(readdirSync(path.join(folder, 'd')), ['Dockerfile']);
  });

  test('leaves a file that somebody else has changed meanwhile', async (t) => {
    const theirs = before.replace('app', 'their-app');
    const folder = folderWith(t, { Dockerfile: theirs });
    const file = path.join(folder, 'Dockerfile');
    const changed = new Error('the file has changed since it was read, and is left as it is');
    await assert.rejects(replaceFile(file, before, after), changed);
    assert.equal(readFileSync(file, 'utf8'), theirs);
    assert.deepEqual(readdirSync(folder), ['Dockerfile']);
    await replaceFile(file, theirs, after);
    assert.equal(readFileSync(file, 'utf8'), after);
  });

  test('leaves a file that is read-only, or has other names, and says so', (t) => {
    const folder = folderWith(t, { locked: before, one: before, Dockerfile: before });
    chmodSync(path.join(folder, 'locked'), 0o444);
    linkSync(path.join(folder, 'one'), path.join(folder, 'other'));
    const { exitCode, notes } = runCli(folder, ['fix', '--all', 'locked', 'one', 'Dockerfile']);
    assert.equal(exitCode, 2);
    assert.equal(
      notes,
      'dockerfile-stages: locked: the file is read-only\n' +
        'dockerfile-stages: one: the file has several names (hard links), and is left as it is\n',
    );
    for (const name of ['locked', 'one', 'other']) assert.equal(readFileSync(path.join(folder, name), 'utf8'), before);
    assert.equal(statSync(path.join(folder, 'locked')).mode & 0o777, 0o444);
    assert.equal(statSync(path.join(folder, 'one')).nlink, 2);
    assert.equal(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'), after);
  });

  test('--dry-run shows a diff and changes nothing', (t) => {
    const folder = folderWith(t, { Dockerfile: before });
    const { exitCode, out, notes } = runCli(folder, ['fix', '--all', '--dry-run']);
    assert.equal(exitCode, 0);
    assert.match(out, /^--- Dockerfile\n\+\+\+ Dockerfile\n@@ /);
    assert.match(out, /^-FROM scratch AS one\n\+FROM scratch AS one-2\n/m);
    assert.match(notes, /1 file of 1 would change\.\n$/);
    assert.equal(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'), before);
  });

  test('- is standard input, and the result goes to standard output', (t) => {
    const folder = folderWith(t, {});
    const { exitCode, out } = runCli(folder, ['fix', '--all', '-'], before);
    assert.equal(exitCode, 0);
    assert.equal(out, after);
    assert.equal(runCli(folder, ['fix', '-'], after).out, after);
  });

  test('standard input that is no text gives no output', (t) => {
    const folder = folderWith(t, {});
    const { exitCode, out, notes } = runCli(folder, ['fix', '-'], Buffer.from([0x46, 0xff]));
    assert.deepEqual(
      { exitCode, out, notes },
      { exitCode: 2, out: '', notes: 'dockerfile-stages: -: not valid UTF-8\n' },
    );
  });
});
