import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection, Position, Range } from 'vscode-languageserver';
import { Lines } from '../text/lines.ts';
import { Documents } from './documents.ts';

const uri = 'file:///work/Dockerfile';

/** Documents, and a client that tells of them. */
function start() {
  const handlers = new Map<string, (params: unknown) => void>();
  const complaints: string[] = [];
  const documents = new Documents();
  const connection = {
    onNotification: (method: string, handler: (params: unknown) => void) => void handlers.set(method, handler),
    console: { error: (message: string) => void complaints.push(message) },
  } as unknown as Connection;
  documents.listen(connection, () => undefined);
  const tell = (what: string, params: unknown) => handlers.get(`textDocument/did${what}`)!(params);
  const open = (text: unknown, version: unknown = 1) =>
    tell('Open', { textDocument: { uri, languageId: 'dockerfile', version, text } });
  const change = (version: unknown, ...contentChanges: unknown[]) =>
    tell('Change', { textDocument: { uri, version }, contentChanges });
  const now = () => {
    const document = documents.get(uri);
    return document && [document.version, document.text];
  };
  return { tell, open, change, now, complaints };
}

const at = (line: number, character: number): Position => ({ line, character });
const range = (start: Position, end: Position): Range => ({ start, end });

test('an edit may name any places, in any order', () => {
  const cases: readonly (readonly [from: Position, to: Position, after: string])[] = [
    [at(0, 1), at(0, 1), 'a-👍\r\nb\nc'],
    [at(1, 1), at(0, 1), 'a-\nc'],
    [at(9, 0), at(9, 9), 'a👍\r\nb\nc-'],
    [at(1e9, 0), at(0, 0), '-'],
    [at(-5, 3), at(-1, 0), '-a👍\r\nb\nc'],
    [at(1, -7), at(1, 0), 'a👍\r\n-b\nc'],
    [at(0, 99), at(0, 100), 'a👍-\r\nb\nc'],
    // Between the halves of a character, and of a line break.
    [at(0, 2), at(0, 3), 'a\ud83d-\r\nb\nc'],
    [at(0, 4), at(1, 0), 'a👍-b\nc'],
    [at(1e21, 1e21), at(1e21, 1e21), 'a👍\r\nb\nc-'],
  ];
  for (const [from, to, after] of cases) {
    const { open, change, now } = start();
    open('a👍\r\nb\nc');
    change(2, { range: range(from, to), text: '-' });
    assert.deepEqual(now(), [2, after], JSON.stringify([from, to]));
  }
});

test('after a thousand edits the text is what it would be from scratch', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const pieces = ['', 'x', '\r', '\n', '\r\n', '👍', '\ud83d', 'FROM a\n', '\n\r', 'RUN a \\\r\n b', 'y'.repeat(30)];
  const { open, change, now } = start();
  let expected = 'FROM a\r\nRUN b\n';
  open(expected);
  for (let version = 2; version < 1000; version++) {
    const lines = new Lines(expected);
    const place = () =>
      random(40) === 0 ? at(random(9) * 1e8 - 1e8, random(9) * 1e8 - 1e8) : at(random(lines.count + 1), random(9));
    const [one, other, text] = [place(), place(), pieces[random(pieces.length)]!];
    const offsets = [lines.offset(one), lines.offset(other)].sort((a, b) => a - b);
    if (random(50) === 0) {
      change(version, { text: pieces.join('') });
      expected = pieces.join('');
    } else {
      change(version, { range: range(one, other), text });
      expected = expected.slice(0, offsets[0]) + text + expected.slice(offsets[1]);
    }
    assert.deepEqual(now(), [version, expected]);
  }
});

test('a line that is far away costs nothing', () => {
  const { open, change, now } = start();
  open('a');
  const began = performance.now();
  for (let i = 0; i < 10; i++) {
    change(i, { range: range(at(1e9, 0), at(1e9 + 5, 0)), text: '\n' });
    change(i, { range: range(at(0, 0), at(0, 0)), text: 'b' });
  }
  assert.deepEqual(now(), [9, `${'b'.repeat(10)}a${'\n'.repeat(10)}`]);
  assert.ok(performance.now() - began < 500);
});

test('versions are what the client says, whatever that is', () => {
  const { open, change, tell, now } = start();
  change(2, { text: 'nothing is open' });
  tell('Close', { textDocument: { uri } });
  tell('Save', { textDocument: { uri } });
  assert.equal(now(), undefined);
  open('a', 5);
  open('b', 3);
  assert.deepEqual(now(), [3, 'b']);
  change(1, { text: 'c' });
  assert.deepEqual(now(), [1, 'c']);
  change(7);
  assert.deepEqual(now(), [7, 'c']);
  change(null, { text: 'd' });
  assert.deepEqual(now(), [null, 'd']);
  tell('Close', { textDocument: { uri } });
  change(8, { text: 'e' });
  assert.equal(now(), undefined);
});

test('what is not as the protocol says changes nothing, and is told of', () => {
  const { open, change, tell, now, complaints } = start();
  open('a');
  const good = { range: range(at(0, 0), at(0, 0)), text: 'b' };
  const wrong: (() => void)[] = [
    () => open(5),
    () => open('b', 'x'),
    () => tell('Open', {}),
    () => tell('Open', { textDocument: { uri: 5, languageId: 'dockerfile', version: 1, text: '' } }),
    () => tell('Open', undefined),
    () => change(2, 5),
    () => change(2, good, { text: 7 }),
    () => change(2, good, { range: range(at(0, 0), at(0.5, 0)), text: 'b' }),
    () => change(2, good, { range: { start: at(0, 0) }, text: 'b' }),
    () => change('2', good),
    () => tell('Change', { textDocument: { uri, version: 2 }, contentChanges: 'all' }),
    () => tell('Change', null),
    () => tell('Close', { textDocument: uri }),
    () => tell('Save', []),
  ];
  for (const tellWrong of wrong) tellWrong();
  assert.deepEqual(now(), [1, 'a']);
  assert.equal(complaints.length, wrong.length);
});
