import type { Range } from '../../text/range.ts';
import type { WordedBuild } from './words.ts';

/** Stands for the target while it is being written. */
const NAME = 'x-0-cursor-0-x';
const NAME_CHARACTER = /[\w.-]/;
const LONGEST_LINE = 2_000;
const MATRIX = /\bmatrix\b/;
const ITEM = /(?:[[,]|^[ \t]*-)[ \t]*["']?[\w.-]*$/;

/** A text in which the target at the cursor is written to its end, so that the file can be read. */
export interface Attempt {
  readonly text: string;
  /** What is replaced in the text as it is: the word around the cursor, and its part in front of it. */
  readonly replace: Range;
  readonly insert: Range;
  /** What has to be written around the target's name. */
  readonly before: string;
  readonly after: string;
  /** Where the name stands that was put in. */
  readonly name: Range;
}

/**
 * How the target at an offset may be meant to go on, the likeliest first; none where no target is being written. The file is to be
 * read with each until `askedIn` finds the build.
 */
export function attemptsAt(text: string, offset: number): Attempt[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(Math.max(lineStart, offset - LONGEST_LINE), offset);
  const isTarget = /target/i.test(line.replace(/[\w.-]*$/, ''));
  // The lists of a matrix may hold targets under any name.
  if (!isTarget && !(MATRIX.test(text) && ITEM.test(line))) return [];
  let [start, end] = [offset, offset];
  while (start > lineStart && NAME_CHARACTER.test(text[start - 1]!)) start--;
  while (NAME_CHARACTER.test(text[end] ?? '')) end++;
  const [previous = '', rest] = [text[start - 1], /^[^\r\n]*/.exec(text.slice(end, end + LONGEST_LINE))![0]];
  const attempt = (before: string, after: string, further = ''): Attempt => {
    const at = start + before.length;
    return {
      text: text.slice(0, start) + before + NAME + after + further + text.slice(end),
      replace: { start, end },
      insert: { start, end: offset },
      before,
      after,
      name: { start: at, end: at + NAME.length },
    };
  };
  const isQuoted = previous === '"' || previous === "'";
  return [
    // YAML wants a blank behind a colon, and others take one.
    attempt(previous === ':' ? ' ' : '', ''),
    // HCL and JSON want quotes.
    ...(isQuoted ? [] : [attempt('"', '"')]),
    ...(isQuoted && !rest.includes(previous) ? [attempt('', '', previous)] : []),
    // What closes the map, and the context that a command needs, may be yet to come.
    ...(rest.trim() === '' && !isQuoted ? [attempt('', '', ' .'), attempt('', '', ' }')] : []),
  ];
}

/** The builds whose target is being written. */
export const askedIn = <B extends WordedBuild>({ name }: Attempt, builds: readonly B[]): B[] =>
  builds.filter(({ words: { target } }) => target?.start === name.start && target.end === name.end);
