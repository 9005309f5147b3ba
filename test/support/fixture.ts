import type { Range } from '../../server/src/text/range.ts';

/** A text without its marks, and the places they stood around. `[||]` is a cursor. */
export interface Fixture {
  readonly text: string;
  readonly ranges: readonly Range[];
}

/** Takes `[|…|]` marks out of a text. Marks do not nest. */
export function unmark(marked: string): Fixture {
  const ranges: Range[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[\|([\s\S]*?)\|\]/g)) {
    text += marked.slice(at, match.index);
    ranges.push({ start: text.length, end: text.length + match[1]!.length });
    text += match[1];
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), ranges };
}

/** Puts marks around places of a text, for a message that shows what differs. */
export function mark(text: string, ranges: readonly Range[]): string {
  let marked = '';
  let at = 0;
  for (const range of ranges) {
    marked += `${text.slice(at, range.start)}[|${text.slice(range.start, range.end)}|]`;
    at = range.end;
  }
  return marked + text.slice(at);
}
