/** Go's unicode.IsSpace, which differs from JavaScript's \s by U+0085 and U+FEFF. */
export const isSpace = (char: string): boolean =>
  char === ' ' ||
  (char >= '\t' && char <= '\r') ||
  (char > '~' && /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(char));

/** White space of any kind, where a text is split at it. */
export const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** The blanks that BuildKit's parser splits words at (`[\t\v\f\r ]+`, parser.go). */
export const isBlank = (char: string): boolean =>
  char === ' ' || char === '\t' || char === '\r' || char === '\v' || char === '\f';

/** The part of a text without white space at its ends, as offsets. */
export function trimmed(text: string, start = 0, end = text.length): { start: number; end: number } {
  while (start < end && isSpace(text[start]!)) start++;
  while (end > start && isSpace(text[end - 1]!)) end--;
  return { start, end };
}
