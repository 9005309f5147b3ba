import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { NoJson, StdioReader } from './stdio-reader.ts';

const framed = (value: unknown): string => {
  const body = JSON.stringify(value);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

/** What is read of some chunks: the messages, and what was told of as an error. */
function read(...chunks: (string | Buffer)[]) {
  const input = new PassThrough();
  const reader = new StdioReader(input);
  const [messages, errors]: [unknown[], Error[]] = [[], []];
  reader.onError((error) => errors.push(error));
  reader.listen((message) => messages.push(message));
  for (const chunk of chunks) input.emit('data', Buffer.from(chunk));
  return { messages, errors };
}

const one = { id: 1, text: 'é👍\r\n\r\nContent-Length: 5' };
const two = { id: 2 };

test('messages are read however they are cut into chunks', () => {
  const bytes = Buffer.from(framed(one) + framed(two));
  for (let size = 1; size <= bytes.length; size++) {
    const count = Math.ceil(bytes.length / size);
    const chunks = Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
    const { messages, errors } = read(...chunks);
    assert.deepEqual([messages, errors], [[one, two], []], `chunks of ${size}`);
  }
});

test('other headers, and names in another case, are no matter', () => {
  const body = JSON.stringify(two);
  const type = 'Content-Type: application/vscode-jsonrpc; charset=utf-8';
  for (const header of [`${type}\r\ncontent-length:${body.length}`, `Content-Length: ${body.length} \r\n${type}`])
    assert.deepEqual(read(`${header}\r\n\r\n${body}`).messages, [two], header);
});

test('what is no message is left out, and the next one is read', () => {
  const cases: readonly (readonly [garbage: string, errors: number])[] = [
    ['Foo: 1\r\n\r\n', 1],
    ['Content-Length: abc\r\n\r\n', 1],
    ['Content-Length: -5\r\n\r\n', 1],
    ['Content-Length: 999999999999\r\n\r\n', 1],
    [`Content-Length: ${'9'.repeat(400)}\r\n\r\n`, 1],
    ['Content-Length 5\r\n\r\n', 1],
    ['\r\n\r\n', 1],
    ['Content-Length: 2\n\n{}', 0],
    ['Content-Length: 5\r\n\r\n{"a":', 1],
    ['Content-Length: 0\r\n\r\n', 1],
    // Too short for its message, whose end then stands in front of the next one.
    ['Content-Length: 5\r\n\r\n{"id":1}', 1],
    [`X: ${'a'.repeat(1_000_000)}\r\n`, 0],
    [`X: ${'a'.repeat(1_000_000)}\r\n\r\n`, 1],
    ['X: a\r\n'.repeat(100_000), 0],
  ];
  for (const [garbage, count] of cases) {
    const { messages, errors } = read(garbage + framed(two), framed(one));
    assert.deepEqual(messages, [two, one], garbage.slice(0, 50));
    assert.equal(errors.length, count, garbage.slice(0, 50));
    for (const error of errors) assert.ok(error.message.length < 500);
  }
  const { errors } = read('Content-Length: 1\r\n\r\n{');
  assert.ok(errors[0] instanceof NoJson);
});

test('of a header that does not end nothing is kept but the end', () => {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const began = performance.now();
  const { messages } = read(...Array.from({ length: 200 }, () => chunk), framed(one));
  assert.deepEqual(messages, [one]);
  assert.ok(performance.now() - began < 2000);
});

test('a long message costs as much as it is long', () => {
  const long = { text: 'x'.repeat(20_000_000) };
  const bytes = Buffer.from(framed(long));
  const count = Math.ceil(bytes.length / 4096);
  const began = performance.now();
  const { messages } = read(...Array.from({ length: count }, (_, i) => bytes.subarray(i * 4096, (i + 1) * 4096)));
  assert.deepEqual(messages, [long]);
  assert.ok(performance.now() - began < 2000);
});
