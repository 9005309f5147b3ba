import { type Edit, remove } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix } from '../rule.ts';

/** Takes out the line in which a pattern stands, with its line break. */
export function removeLine(text: string, { start, end }: Range): Edit {
  const begin = lineStart(text, start);
  const next = text.indexOf('\n', end);
  if (next >= 0) return remove({ start: begin, end: next + 1 });
  // The last line takes the line break above with it.
  const above = /\r?\n$/.exec(text.slice(0, begin))?.[0].length ?? 0;
  return remove({ start: begin - above, end: text.length });
}

/** Where a line's characters begin, behind a byte-order mark. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** The line break that the file has. */
export const lineBreakOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');

/** A fix that takes the line out. */
export const removal = (text: string, range: Range, safe: boolean): Fix => ({
  title: 'Remove this line',
  edits: [removeLine(text, range)],
  safe,
  preferred: false,
});
