/**
 * The patterns of `${var#pattern}`, `${var%pattern}` and `${var/pattern/replacement}`, after BuildKit's shell/lex.go:
 * `*` and `?` only, no brackets. All functions throw a SyntaxError for a pattern with an escape that BuildKit refuses.
 */
function toRegExp(pattern: string, greedy: boolean, anchored: boolean): RegExp {
  let out = anchored ? '^' : '';
  const chars = [...pattern];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    if (char === '*') out += greedy ? '.*' : '.*?';
    else if (char === '?') out += '.';
    else if (char === '\\') {
      const next = chars[i + 1];
      if (next === '}' || next === '/') continue;
      if (next !== '*' && next !== '?' && next !== '\\') throw new SyntaxError(`invalid escape '\\${next ?? ''}'`);
      out += `\\${next}`;
      i++;
    } else out += char.replace(/[[\]{}.+()|^$]/, '\\$&');
  }
  return new RegExp(out, 'u');
}

const reverse = (text: string): string => [...text].reverse().join('');

/** Reverses a pattern but keeps each escape in front of what it escapes. */
function reversePattern(pattern: string): string {
  return (pattern.match(/\\[\s\S]|[\s\S]/gu) ?? []).reverse().join('');
}

export function trimPrefix(pattern: string, value: string, greedy: boolean): string {
  const match = toRegExp(pattern, greedy, true).exec(value);
  return match ? value.slice(match[0].length) : value;
}

export function trimSuffix(pattern: string, value: string, greedy: boolean): string {
  return reverse(trimPrefix(reversePattern(pattern), reverse(value), greedy));
}

export function replacePattern(pattern: string, replacement: string, value: string, all: boolean): string {
  const found = toRegExp(pattern, true, false);
  return value.replace(all ? new RegExp(found, 'gu') : found, () => replacement);
}
