import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mark } from '../../../../test/support/fixture.ts';
import { readYaml, type YamlNode } from './yaml.ts';

/** All scalars of a text, marked. */
function marked(text: string): string {
  const { root } = readYaml(text);
  return mark(text, root ? scalars(root).map(({ range }) => range) : []);
}

function scalars(node: YamlNode): Extract<YamlNode, { kind: 'scalar' }>[] {
  if (node.kind === 'scalar') return [node];
  return (node.kind === 'list' ? node.items : node.entries.flatMap(({ key, value }) => [key, value])).flatMap(scalars);
}

const texts = (text: string) => {
  const { root } = readYaml(text);
  return root && scalars(root).map((scalar) => scalar.text);
};

describe('a YAML file', () => {
  test('gives each word with its place, whatever stands around', () => {
    for (const text of [
      '\ufeff# c\r\n[|a|]: [|b|] # c\r\n"[|c/d|]": \'[|e|]\'\r\n',
      '---\n[|a|]:\n- [|b|]\n- [|c|]: [|d|]\n  [|e|]: [[|f|], {[|g|]: [|h|]}]\n...\n',
    ]) {
      assert.equal(marked(text.replaceAll(/\[\||\|\]/g, '')), text);
    }
  });

  test('gives what quotes, blocks, anchors and aliases stand for', () => {
    assert.deepEqual(texts(`a: "x\\u0041\\n"\nb: 'it''s'\nc: >-\n  d\n  e\nf: &g h\ni: *g\n`), [
      ...['a', 'xA\n', 'b', "it's", 'c', 'd e', 'f', 'h', 'i', 'h'],
    ]);
  });

  test('may be empty, and so may its values', () => {
    for (const text of ['', '# c\n', '---\n']) assert.deepEqual(readYaml(text), { root: undefined, error: undefined });
    assert.equal(marked('a:\nb:\n'), '[|a|][||]:\n[|b|][||]:\n');
  });

  test('that cannot be read says where and why', () => {
    for (const text of ['a: b[|: c|]\n', 'a: [[|b|]', 'a:\n[|\tb: c|]']) {
      const plain = text.replaceAll(/\[\||\|\]/g, '');
      const { root, error } = readYaml(plain);
      assert.equal(root, undefined);
      assert.match(error!.message, /^This is not YAML: .*\.$/);
      assert.equal(mark(plain, [error!.range]), text);
    }
  });

  test('never makes the reader fail', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'ab:-[]{},\n "\'|>&*!#?%@`\t', '  ', '&a ', '*a', '---\n')), (parts) => {
        const text = parts.join('');
        const { root, error } = readYaml(text);
        assert.ok(root === undefined || error === undefined);
        for (const { range } of root ? scalars(root) : []) {
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, JSON.stringify(text));
        }
      }),
      { numRuns: 300 },
    );
  });
});
