import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFiles } from '../../../../test/support/memory-files.ts';
import { readAsking } from './read-asking.ts';
import type { Reader } from './readers.ts';

test('a file that its reader fails on is unread, and read again when what it asked for changes', async () => {
  const fails: Reader = (_text, _path, open) => {
    if (open('.env') !== undefined) throw new RangeError('Invalid string length');
    return { builds: [], includes: [] };
  };
  const { said, asked } = await readAsking(new MemoryFiles({ 'file:///w/.env': '' }), 'file:///w/', fails, '', 'a.sh');
  assert.equal(said.fault, 'its reader fails on it');
  assert.deepEqual(asked, ['.env']);
});
