import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode, SIZE_LIMIT } from './decode.ts';

describe('the bytes of a file', () => {
  for (const text of ['', 'FROM a\n', '\ufeffFROM a\r\n', 'FROM a # ä €😀\n']) {
    test(`${JSON.stringify(text)} becomes text and bytes again`, () => {
      const bytes = Buffer.from(text);
      assert.equal(decode(bytes), text);
      assert.deepEqual(Buffer.from(decode(bytes)), bytes);
    });
  }

  test('other encodings are refused', () => {
    assert.throws(() => decode(Buffer.from('FROM a # \xe4', 'latin1')), new Error('not valid UTF-8'));
    assert.throws(() => decode(Buffer.from('\ufeffFROM a', 'utf16le')), new Error('not valid UTF-8'));
  });

  test('a file that is no Dockerfile by its size is refused', () => {
    assert.equal(decode(new Uint8Array(SIZE_LIMIT).fill(35)).length, SIZE_LIMIT);
    assert.throws(() => decode(new Uint8Array(SIZE_LIMIT + 1)), new Error('larger than 4 MB'));
  });
});
