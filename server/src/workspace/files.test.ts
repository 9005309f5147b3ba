import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalized } from './files.ts';

test('a URI has one spelling, whatever a client escapes and however it writes a drive', () => {
  const spellings = ['file:///c%3A/a%20b', 'file:///C:/a b', 'file:///c:/a%20b', 'file:///C%3a/a b'];
  assert.deepEqual(new Set(spellings.map(normalized)), new Set(['file:///c:/a b']));
  for (const other of ['file:///C/a', 'untitled:C:/a', 'file:///a/C:/b', 'file:///%'])
    assert.equal(normalized(other), other);
});
