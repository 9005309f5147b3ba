import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Generations } from './generations.ts';

describe('values by a text', () => {
  test('are computed once for as long as versions ask for them, and forgotten when none does', () => {
    const values = new Generations<string>();
    const computed: string[] = [];
    const ask = (...keys: string[]) => {
      values.age();
      for (const key of keys)
        assert.equal(
          values.at(key, (copy) => `${computed.push(copy)}`),
          values.at(key, () => ''),
        );
    };
    ask('used', 'left');
    for (let i = 0; i < 300; i++) ask('used');
    ask('used', 'left');
    assert.deepEqual(computed, ['used', 'left', 'left']);
  });
});
