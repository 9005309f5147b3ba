import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assertLinear } from '../../../test/support/linear.ts';
import { replacePattern, trimPrefix, trimSuffix } from './pattern.ts';

/** BuildKit's own way (convertShellPatternToRegex in shell/lex.go): short to write, and endless for some patterns. */
function toRegExp(pattern: string, greedy: boolean, flags: string): RegExp {
  const parts = pattern.match(/\\[}/]|\\.|[\s\S]/gu) ?? [];
  const out = parts.map((part) => {
    if (part === '*') return greedy ? '[^\n]*' : '[^\n]*?';
    if (part === '?') return '[^\n]';
    if (part === '\\' || /^\\[^*?\\}/]/.test(part)) throw new SyntaxError(`invalid escape '${part}'`);
    return part.replace(/^\\(?=[}/])/, '').replace(/^[[\]{}.+()|^$]/, '\\$&');
  });
  return new RegExp(out.join(''), flags);
}

const reverse = (text: string) => [...text].reverse().join('');
const oldPrefix = (pattern: string, value: string, greedy: boolean) =>
  value.slice(toRegExp(pattern, greedy, 'uy').exec(value)?.[0].length ?? 0);
const oldSuffix = (pattern: string, value: string, greedy: boolean) =>
  reverse(oldPrefix((pattern.match(/\\[\s\S]|[\s\S]/gu) ?? []).reverse().join(''), reverse(value), greedy));
const oldReplace = (pattern: string, value: string, all: boolean) => {
  let end = -1;
  return value.replace(toRegExp(pattern, true, all ? 'gu' : 'u'), (found, at: number) => {
    const again = all && found === '' && at === end;
    end = at + found.length;
    return again ? '' : 'X';
  });
};

const outcome = (run: () => string): string => {
  try {
    return run();
  } catch (error) {
    assert.ok(error instanceof SyntaxError);
    return 'refused';
  }
};

describe('patterns of variable references', () => {
  test('match what the regular expressions match that BuildKit makes of them', () => {
    const pieces = [
      'a',
      'b',
      '*',
      '?',
      '\n',
      '\u{1f600}',
      '.',
      '(',
      ']',
      '\\*',
      '\\?',
      '\\\\',
      '\\}',
      '\\/',
      '\\a',
      '\\',
    ];
    const pattern = fc.array(fc.constantFrom('*', 'a', ...pieces), { maxLength: 8 }).map((all) => all.join(''));
    const value = fc
      .array(fc.constantFrom('a', 'a', 'b', '\n', '*', '\\', '.', '\u{1f600}', '}'), { maxLength: 14 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(pattern, value, fc.boolean(), (glob, text, flag) => {
        assert.equal(
          outcome(() => trimPrefix(glob, text, flag)),
          outcome(() => oldPrefix(glob, text, flag)),
        );
        assert.equal(
          outcome(() => trimSuffix(glob, text, flag)),
          outcome(() => oldSuffix(glob, text, flag)),
        );
        assert.equal(
          outcome(() => replacePattern(glob, 'X', text, flag)),
          outcome(() => oldReplace(glob, text, flag)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('fill in a replacement for all as Go does', () => {
    assert.equal(replacePattern('b', '<$0${0}$1${x}$$>', 'abc', true), 'a<bb$>c');
    assert.equal(replacePattern('b', '$0', 'abc', false), 'a$0c');
    assert.equal(replacePattern('*', 'X', 'abc', true), 'X');
  });

  test('take no time to speak of, however many stars they have', () => {
    const stars = '*a'.repeat(200);
    const values = (n: number) => 'a'.repeat(n);
    // A search that steps back would outlast the universe.
    assertLinear('stars', 1000, values, (value) => {
      for (const greedy of [true, false]) {
        assert.equal(trimPrefix(`${stars}b`, value, greedy), value);
        assert.equal(trimSuffix(`b${stars}`, value, greedy), value);
        assert.equal(replacePattern(`${stars}b`, '', value, greedy), value);
      }
      assert.equal(replacePattern('a', 'b', value, true), 'b'.repeat(value.length));
    });
  });
});
