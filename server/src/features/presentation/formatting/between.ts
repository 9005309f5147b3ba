import type { Dockerfile } from '../../../model/dockerfile.ts';
import { lineBreak, lineEnd, lineStart } from '../../../model/edits.ts';
import { continuation, lineAt } from '../../../syntax/line.ts';
import { type Edit, insert, remove, replace } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';
import { blanksAt, type FormatStyle } from './style.ts';

/** Some people have two above each stage. */
const MOST_EMPTY = 2;

/** Edits of what stands between instructions: the blanks in front of them and of comments, empty lines, and the end of the file. */
export function* betweenEdits(dockerfile: Dockerfile, style: FormatStyle): Iterable<Edit> {
  const { text } = dockerfile;
  const items = itemsOf(dockerfile);
  let behind = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (const { range, isFixed } of items) {
    const start = lineStart(text, range.start);
    yield* emptyLines(text, { start: behind, end: start }, MOST_EMPTY);
    const blanks = blanksAt(text, start);
    if (!isFixed && blanks !== '' && start + blanks.length === range.start) {
      yield remove({ start, end: range.start });
    }
    behind = lineEnd(text, range.end);
  }
  if (items.length > 0 && isOpen(dockerfile)) return;
  yield* emptyLines(text, { start: behind, end: text.length }, style.trimFinalNewlines ? 0 : MOST_EMPTY);
  if (style.insertFinalNewline && items.length > 0 && behind === text.length && text.at(-1) !== '\n') {
    yield insert(text.length, lineBreak(dockerfile));
  }
}

interface Item {
  readonly range: Range;
  /** Whether the blanks in front of it mean something, or may do so. */
  readonly isFixed: boolean;
}

/** Instructions and comments in the order of the file. */
function itemsOf({ text, instructions, comments, directives }: Dockerfile): Item[] {
  const last = directives.at(-1)?.range.start ?? -1;
  const items = [
    ...instructions.map(({ begin, range }) => ({ range: { start: begin, end: range.end }, isFixed: false })),
    ...comments.map((range) => ({
      range,
      // The builder listens to such a comment only where nothing stands in front of it.
      isFixed: range.start <= last || /^#\s*(?:check|hadolint)\b/i.test(text.slice(range.start, range.end)),
    })),
  ];
  return items.sort((a, b) => a.range.start - b.range.start);
}

/** Of empty lines, no more than so many stay, and no blanks in them. */
function* emptyLines(text: string, { start, end }: Range, most: number): Iterable<Edit> {
  if (start >= end) return;
  const breaks = text.slice(start, end).match(/\r*\n/g) ?? [];
  const wanted = breaks.slice(0, most).join('');
  if (text.slice(start, end) !== wanted) yield replace({ start, end }, wanted);
}

/** Whether the file ends amid a heredoc or in a line that goes on, so that each line break would say something. */
function isOpen({ text, instructions, escape }: Dockerfile): boolean {
  const last = instructions.at(-1);
  if (!last) return false;
  if (last.heredocs.some(({ terminator }) => !terminator)) return true;
  const { start, end } = lineAt(text, lineStart(text, last.headRange.end));
  return (
    last.range.end === last.headRange.end &&
    (last.blankLines.at(-1) === text.length || continuation(text, start, end, escape) >= 0)
  );
}
