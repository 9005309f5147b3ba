import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mark, unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { pinLenses } from './pin-lenses.ts';

const OLD = `sha256:${'0'.repeat(64)}`;

describe('lenses that pin', () => {
  const show = (marked: string, wanted = false) => {
    const { text, ranges } = unmark(marked);
    const lenses = pinLenses(readDockerfile(text), wanted);
    assert.equal(
      mark(
        text,
        lenses.map(({ range }) => range),
      ),
      mark(text, ranges),
    );
    return lenses.map(({ title }) => title);
  };

  test('stand above each FROM with a tag once somebody pins', () => {
    const text = `ARG V=1\nFROM [|node:22|] AS a\nFROM [|alpine:3@${OLD}|] AS b\nCOPY --from=nginx:1 /a /a\nFROM [|node:22|]\nFROM b\nFROM go:$V\n`;
    assert.deepEqual(show(text), ['Pin', 'Update pin', 'Pin']);
    assert.deepEqual(show(`FROM [|node:22|]\nFROM alpine@${OLD}\n`), ['Pin']);
  });

  test('are not there where nobody does', () => {
    assert.deepEqual(show('FROM node:22 AS a\nFROM alpine:3\n'), []);
  });

  test('are there where somebody wants it', () => {
    assert.deepEqual(show('FROM [|node:22|] AS a\nFROM a\n', true), ['Pin']);
  });
});
