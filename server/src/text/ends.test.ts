import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutEnd } from './ends.ts';

test('takes some characters off the end, and no others', () => {
  assert.equal(withoutEnd('/a/b//', '/'), '/a/b');
  assert.equal(withoutEnd('pip3.12', '0123456789.'), 'pip');
  assert.equal(withoutEnd('//', '/'), '');
  assert.equal(withoutEnd('a', '/'), 'a');
});
