import type { Range } from './range.ts';

/** A replacement of `range` in a text; an empty range inserts, an empty text deletes. */
export interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/** Puts a text in at an offset. */
export const insert = (offset: number, newText: string): Edit => ({ range: { start: offset, end: offset }, newText });

/** Puts a text in the place of a range. */
export const replace = (range: Range, newText: string): Edit => ({ range, newText });

/** Takes a range out. */
export const remove = (range: Range): Edit => ({ range, newText: '' });

/** Edits in the order of the text; those at one place keep the order they were given in. */
export const inOrder = (edits: readonly Edit[]): Edit[] =>
  [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);

/** Whether two edits touch the same characters, so that applying both would lose one of them. */
export function conflict(edits: readonly Edit[]): boolean {
  const ordered = inOrder(edits);
  return ordered.some((edit, i) => i > 0 && edit.range.start < ordered[i - 1]!.range.end);
}

/**
 * Applies edits, all given in offsets of the text before any of them.
 * @throws RangeError when two of them overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (conflict(edits)) throw new RangeError('Edits overlap.');
  let result = '';
  let at = 0;
  for (const { range, newText } of inOrder(edits)) {
    if (range.start < 0 || range.end > text.length || range.end < range.start) {
      throw new RangeError(`Edit ${range.start}-${range.end} lies outside a text of ${text.length}.`);
    }
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}
