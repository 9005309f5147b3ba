import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../text/lines.ts';
import { tooLarge } from './limits.ts';

test('a file is too large with more than 20,000 lines or more than 1 MB', () => {
  assert.equal(tooLarge(new Lines('\n'.repeat(19_999))), undefined);
  assert.equal(tooLarge(new Lines('\n'.repeat(20_000))), 'it has more than 20,000 lines.');
  assert.equal(tooLarge(new Lines('x'.repeat(1024 * 1024))), undefined);
  assert.equal(tooLarge(new Lines('x'.repeat(1024 * 1024 + 1))), 'it is larger than 1 MB.');
});
