import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stale } from '../../scripts/generate.ts';

test('what is made from the rules is up to date; "npm run generate" makes it so', () => {
  assert.deepEqual([...stale().keys()], []);
});
