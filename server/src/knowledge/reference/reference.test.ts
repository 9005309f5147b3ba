import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { directiveReferences } from './directives.ts';
import { addressOf, type Entry } from './entry.ts';
import { flagReferences } from './flags.ts';
import { instructionReferences } from './instructions.ts';
import { isBooleanKey, mountKeyNames, mountKeyOf, mountKeys, mountTypes } from './mounts.ts';

const flags = Object.keys(instructionReferences).flatMap((keyword) => [...flagReferences(keyword).values()]);

describe('each entry', () => {
  const entries: Entry[] = [
    ...Object.values(instructionReferences),
    ...flags,
    ...Object.values(mountTypes),
    ...Object.values(directiveReferences),
  ];
  const lists = [
    ...[...flags, ...Object.values(mountKeys), ...Object.values(directiveReferences)].map(({ values }) => values),
    ...Object.values(mountKeys).map((key) => key.for),
    ...Object.values(instructionReferences).map(({ parameters }) => parameters),
  ];
  const texts = [
    ...entries.map(({ about }) => about),
    ...Object.values(mountKeys).map(({ about }) => about),
    ...lists.flatMap((list) => Object.values(list ?? {})),
  ];

  test('is a short text of whole sentences', () => {
    for (const text of texts) {
      assert.match(text, /^[A-Z`].*\.$/);
      assert.ok(text.length < 260, text);
      assert.equal((text.match(/`/g) ?? []).length % 2, 0, text);
    }
  });

  test('leads to a place in Docker’s reference', () => {
    for (const entry of entries) assert.match(addressOf(entry), /^https:\/\/docs\.docker\.com\/[a-z/]+#[a-z-]+$/);
  });
});

test('the parameters of all forms are told of, and no others', () => {
  for (const { forms, parameters } of Object.values(instructionReferences)) {
    const named = forms.flatMap((form) => [...form.matchAll(/<([a-z]+)>/g)].map(([, name]) => name!));
    assert.deepEqual(new Set(Object.keys(parameters)), new Set(named));
  }
});

test('a mount key is known by all its names', () => {
  assert.equal(mountKeyNames.length, 19);
  assert.deepEqual([mountKeyOf('dst'), mountKeyOf('env'), mountKeyOf('Dst')], ['target', 'env', undefined]);
  assert.deepEqual(
    [isBooleanKey('ro'), isBooleanKey('required'), isBooleanKey('id'), isBooleanKey('x')],
    [true, true, false, false],
  );
});
