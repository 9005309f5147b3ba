import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeLimit } from './node-limit.ts';

test('what comes to an end gives its result, or throws', () => {
  assert.deepEqual(
    nodeLimit(() => 7, 1000),
    { result: 7 },
  );
  assert.deepEqual(
    nodeLimit(() => undefined, 1000),
    { result: undefined },
  );
  const error = new Error('out of order');
  assert.throws(
    () =>
      nodeLimit(() => {
        throw error;
      }, 1000),
    (thrown) => thrown === error,
  );
});

test('what does not is ended wherever it is, and what called it goes on', async () => {
  const loop = () => {
    try {
      for (;;);
    } catch {
      return 'caught';
    }
  };
  // Behind a promise as well, where the server runs the rules.
  await undefined;
  const endless: readonly (() => unknown)[] = [loop, () => [1].map(loop), () => /^(a+)+$/.test(`${'a'.repeat(60)}!`)];
  for (const one of endless) assert.equal(nodeLimit(one, 20), undefined);
  assert.deepEqual(
    nodeLimit(() => 'next', 1000),
    { result: 'next' },
  );
});
