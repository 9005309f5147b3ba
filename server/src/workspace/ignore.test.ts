import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertLinear } from '../../../test/support/linear.ts';
import { ignoresAll, isIgnored, mayLetInBelow, readIgnoreFile } from './ignore.ts';

const read = (text: string) => readIgnoreFile('.dockerignore', text);
const texts = (text: string) => read(text)?.patterns.map(({ text, exception }) => (exception ? `!${text}` : text));

function decide(cases: readonly (readonly [ignore: string, paths: Readonly<Record<string, boolean>>])[]): void {
  for (const [ignore, paths] of cases) {
    for (const [path, expected] of Object.entries(paths)) {
      assert.equal(isIgnored(read(ignore)!, path), expected, `${JSON.stringify(ignore)} ${path}`);
    }
  }
}

describe('an ignore file', () => {
  test('is read line by line, without comments, blanks and a BOM', () => {
    assert.deepEqual(texts('\ufeff# one\na\r\n\n  b \t\n  # two\n\u00a0c\u2003'), ['a', 'b', '# two', 'c']);
  });
  test('has clean paths', () => {
    assert.deepEqual(texts('/a\n//b//c/\n./d/../e\n../f\n! /g/\n!./h\n/\n.'), [
      'a',
      'b/c',
      'e',
      '../f',
      '!g',
      '!h',
      '/',
      '.',
    ]);
    assert.deepEqual(texts('!!a\n!../b'), ['!!a', '!../b']);
  });
  test('that the builder refuses is unknown', () => {
    for (const line of [
      '!',
      '!/',
      '! ',
      '[',
      'a[',
      '[]',
      '[^]',
      '[a-]',
      '[-a]',
      'a\\',
      '[a\\',
      '[z-a]',
      'x'.repeat(70_000),
    ]) {
      assert.equal(read(`a\n${line}`), undefined, line.slice(0, 9));
    }
  });
  test('with letters that mean something else in the builder’s expressions is unknown', () => {
    for (const line of ['\\d', 'a\\é', 'a|b*', '*{2}', '[*]', '[?]', '[[:alpha:]]', '[\\w]']) {
      assert.equal(read(line), undefined, line);
    }
  });
});

test('patterns fit whole paths, and the folders above', () => {
  decide([
    ['node_modules', { node_modules: true, 'node_modules/a': true, 'src/node_modules': false, node_modules2: false }],
    ['a/b', { a: false, 'a/b': true, 'a/b/c/d': true, 'x/a/b': false }],
    ['*.md', { 'README.md': true, 'docs/README.md': false, '.md': true, 'a.mdx': false }],
    ['*/*.md', { 'README.md': false, 'docs/a.md': true, 'docs/x/a.md': false }],
    ['file?.txt', { 'file1.txt': true, 'file10.txt': false, 'file/.txt': false }],
    ['a*b*c', { abc: true, 'axb-c': true, 'ab/c': false }],
    ['.', { a: false }],
    ['/', { a: false }],
    ['..', { a: false }],
  ]);
});

test('two stars go through folders', () => {
  decide([
    ['**', { a: true, 'a/b': true }],
    ['**/x', { x: true, 'a/b/x': true, ax: false, 'x/y': true }],
    ['**x', { x: true, ax: true, 'a/bx': true, xa: false }],
    ['**/*.go', { 'a.go': true, 'a/b.go': true, 'a.gox': false }],
    ['a/**', { a: false, 'a/b': true, 'a/b/c': true, ab: false }],
    ['a/**/b', { 'a/b': true, 'a/x/y/b': true, 'a/xb': false }],
    ['a**', { a: true, ab: true, 'a/b': true, b: false }],
    ['**/a/**/b', { 'a/b': true, 'x/a/y/b': true, b: false }],
  ]);
});

test('classes and escapes', () => {
  decide([
    ['[a-c]x', { ax: true, dx: false, '-x': false }],
    ['[^a-c]x', { ax: false, dx: true, '/x': true }],
    ['[!a]', { '!': true, a: true, b: false }],
    ['[\\]\\-]', { ']': true, '-': true, '\\': false }],
    ['\\*', { '*': true, a: false }],
    ['\\!a\n\\#b', { '!a': true, '#b': true, a: false }],
    ['a.b+(c)$', { 'a.b+(c)$': true, 'axb+(c)$': false }],
    ['*.{js,ts}', { 'a.js': false, 'a.{js,ts}': true }],
    ['a|b', { 'a|b': true, a: false }],
    ['a^b', { 'a^b': true }],
    ['?^b', { 'a^b': false }],
    ['\u{1f600}?', { '\u{1f600}\u{1f600}': true, '\u{1f600}': false }],
  ]);
});

test('the last pattern that fits decides', () => {
  decide([
    ['*.md\n!README.md', { 'README.md': false, 'a.md': true }],
    ['!README.md\n*.md', { 'README.md': true }],
    ['*\n!src', { 'package.json': true, src: false, 'src/a.ts': false }],
    ['*\n!src/a.ts', { src: true, 'src/a.ts': false, 'src/b.ts': true }],
    ['src\n!src/a\nsrc/a/x', { 'src/a': false, 'src/a/x': true, 'src/a/y': false }],
    // An exception above changes nothing below: it is not looked at before something is ignored.
    ['a/b\n!a', { 'a/b': true, 'a/b/c': true }],
  ]);
});

test('what may be let in again below an ignored folder', () => {
  const cases: readonly (readonly [ignore: string, folder: string, expected: boolean])[] = [
    ['*\n!src/a.ts', 'src', true],
    ['*\n!src/a.ts', 'dist', false],
    ['*\n!**/a.ts', 'dist', true],
    ['*\n!*.md', 'docs', false],
    ['*\n!d?st/[ab]/x', 'dist', true],
    ['*\n!d?st/[ab]/x', 'dist/c', false],
  ];
  for (const [ignore, folder, expected] of cases) assert.equal(mayLetInBelow(read(ignore)!, folder), expected, ignore);
});

test('everything is ignored', () => {
  for (const ignore of ['*', 'a\n**', '**/*', '!a\n*']) assert.ok(ignoresAll(read(ignore)!), ignore);
  for (const ignore of ['a', '*\n!a', '*.*']) assert.ok(!ignoresAll(read(ignore)!), ignore);
});

test('patterns with many stars take no time', () => {
  const stars = read(`${'**/'.repeat(100)}x\n${'*a'.repeat(100)}`)!;
  const path = (n: number) => `${'a/'.repeat(n)}${'a'.repeat(3 * n)}`;
  assertLinear('stars', 25, path, (made) => isIgnored(stars, made));
});
