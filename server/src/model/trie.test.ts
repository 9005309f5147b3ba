import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Trie } from './trie.ts';

test('a trie is a map, and stays what it was when another is made from it', () => {
  const entries = fc.array(fc.tuple(fc.oneof(fc.nat(20), fc.nat(5000)), fc.string()), { maxLength: 60 });
  fc.assert(
    fc.property(entries, (all) => {
      const map = new Map<number, string>();
      let trie = new Trie<string>();
      const made = [{ trie, entries: new Map(map) }];
      for (const [key, value] of all) {
        map.set(key, value);
        trie = trie.with(key, value);
        made.push({ trie, entries: new Map(map) });
      }
      for (const { trie: one, entries: expected } of made) {
        for (const key of [0, 7, 8, 63, 64, 4999, ...map.keys()]) assert.equal(one.get(key), expected.get(key));
      }
    }),
    { numRuns: 100 },
  );
});
