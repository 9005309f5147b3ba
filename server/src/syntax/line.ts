import { isSpace } from './characters.ts';

/** One physical line: its offsets, without the line break (`\n` or any `\r` and `\n` at the end, as BuildKit trims). */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
}

/** The line that begins at an offset. BuildKit ends lines at `\n` alone. */
export function lineAt(text: string, start: number): Line {
  const newline = text.indexOf('\n', start);
  const next = newline < 0 ? text.length : newline + 1;
  let end = newline < 0 ? next : newline;
  while (end > start && text[end - 1] === '\r') end--;
  return { start, end, next };
}

/** The offset of the first character that is no white space, or the line's end. */
export function indentEnd(text: string, line: Line): number {
  let at = line.start;
  while (at < line.end && isSpace(text[at]!)) at++;
  return at;
}

/**
 * The offset of the escape character that continues the line; -1 when it does not go on. Blanks may follow it, another
 * escape character may not stand before it (setEscapeToken in BuildKit's parser.go).
 */
export function continuation(text: string, start: number, end: number, escape: string): number {
  let at = end - 1;
  while (at >= start && (text[at] === ' ' || text[at] === '\t')) at--;
  if (at < start || text[at] !== escape) return -1;
  if (at > start && text[at - 1] === escape) return -1;
  return at;
}
