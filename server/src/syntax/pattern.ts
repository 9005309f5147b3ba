import { Characters, find, type Glob, matchAt } from './glob.ts';

/**
 * The patterns of `${var#pattern}`, `${var%pattern}` and `${var/pattern/replacement}`, after BuildKit's shell/lex.go:
 * `*` and `?` only, no brackets. All functions throw a SyntaxError for a pattern with an escape that BuildKit refuses.
 * BuildKit makes regular expressions of them, which here could take a time that grows with every star.
 */
function readPattern(pattern: string): Glob {
  const lines: (string | undefined)[][][] = [[[]]];
  const add = (char: string | undefined) => lines.at(-1)!.at(-1)!.push(char);
  const chars = [...pattern];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    if (char === '*') lines.at(-1)!.push([]);
    else if (char === '?') add(undefined);
    else if (char === '\n') lines.push([[]]);
    else if (char === '\\') {
      const next = chars[i + 1];
      if (next === '}' || next === '/') continue;
      if (next !== '*' && next !== '?' && next !== '\\') throw new SyntaxError(`invalid escape '\\${next ?? ''}'`);
      add(next);
      i++;
    } else add(char);
  }
  return lines;
}

const reverse = (text: string): string => [...text].reverse().join('');

/** Reverses a pattern but keeps each escape in front of what it escapes. */
function reversePattern(pattern: string): string {
  return (pattern.match(/\\[\s\S]|[\s\S]/gu) ?? []).reverse().join('');
}

/** The value of `${x#pattern}`, or of `${x##pattern}` when it is greedy (trimPrefix in BuildKit's shell/lex.go). */
export function trimPrefix(pattern: string, value: string, greedy: boolean): string {
  const text = new Characters(value);
  return text.list.slice(matchAt(readPattern(pattern), text, 0, greedy) ?? 0).join('');
}

/** The value of `${x%pattern}`, or of `${x%%pattern}`: BuildKit turns both texts round (trimSuffix in shell/lex.go). */
export function trimSuffix(pattern: string, value: string, greedy: boolean): string {
  return reverse(trimPrefix(reversePattern(pattern), reverse(value), greedy));
}

/** The value of `${x/pattern/replacement}`, or of `${x//pattern/replacement}` for all matches (processDollar in shell/lex.go). */
export function replacePattern(pattern: string, replacement: string, value: string, all: boolean): string {
  const glob = readPattern(pattern);
  const text = new Characters(value);
  const between = (start: number, end: number): string => text.list.slice(start, end).join('');
  if (!all) {
    const match = find(glob, text, 0);
    return match ? between(0, match.start) + replacement + between(match.end, text.list.length) : value;
  }
  // As Go's ReplaceAllString does: no empty match directly behind another one.
  let result = '';
  let done = 0;
  for (let from = 0; from <= text.list.length; ) {
    const match = find(glob, text, from);
    if (!match) break;
    result += between(done, match.start);
    if (match.end > done || match.start === 0) result += filled(replacement, between(match.start, match.end));
    done = match.end;
    from = Math.max(from + 1, match.end);
  }
  return result + between(done, text.list.length);
}

/** Go reads `$0` or `${0}` in a replacement for all as what was found, and any other name as nothing. */
const filled = (replacement: string, found: string): string =>
  replacement.replace(/\$(?:\$|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu, (whole, name, braced) =>
    whole === '$$' ? '$' : (name ?? braced) === '0' ? found : '',
  );
