import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIgnored } from './ignore.ts';

test('the last line that fits decides', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['node_modules', 'node_modules/', true],
    ['node_modules', 'node_modules/a', true],
    ['node_modules', 'src/node_modules', false],
    ['**/node_modules', 'src/node_modules', true],
    ['*.md', 'README.md', true],
    ['*.md\n!README.md', 'README.md', false],
    ['*\n!src', 'package.json', true],
    ['*\n!src', 'src/a.ts', false],
    ['# package.json\n\n', 'package.json', false],
    ['/package-lock.json\r\n', 'package-lock.json', true],
    ['./.npmrc', '.npmrc', true],
    ['.env*', '.env.local', true],
    ['file?.txt', 'file10.txt', false],
    ['!', 'a', false],
  ];
  for (const [ignore, path, expected] of cases) assert.equal(isIgnored(ignore, path), expected, `${ignore} ${path}`);
});

test('patterns with many stars take no time', () => {
  const began = performance.now();
  isIgnored(`${'**/'.repeat(200)}x\n${'*a'.repeat(200)}`, `${'a/'.repeat(200)}${'a'.repeat(2_000)}`);
  assert.ok(performance.now() - began < 500);
});
