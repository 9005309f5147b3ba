import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineStart } from '../../model/edits.ts';
import { isBlank } from '../../syntax/characters.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { continuation, type Line, lineAt } from '../../syntax/line.ts';
import { firstIndex } from '../../text/first-index.ts';
import { contains, type Range } from '../../text/range.ts';

/** The word at a cursor, which may be empty. All of it lies in the cursor's line. */
export interface Spot {
  /** From the word's beginning to the cursor. */
  readonly insert: Range;
  /** From the word's beginning to its end. */
  readonly replace: Range;
  /** What stands in front of the cursor. */
  readonly prefix: string;
}

/** A cursor in an instruction's own lines. */
export interface Cursor {
  readonly instruction: Instruction;
  /** The instruction's text with continued lines joined. */
  readonly text: string;
  /** Where the cursor stands in it. */
  readonly at: number;
  /** The word from one place of the text to another; undefined where it began in another line. */
  spot(start: number, end: number): Spot | undefined;
}

/** The line that an offset lies in, without its line break. */
export const lineOf = ({ text }: Dockerfile, offset: number): Line => lineAt(text, lineStart(text, offset));

/** The last instruction that begins at an offset or in front of it. */
export function instructionBefore({ instructions }: Dockerfile, offset: number): Instruction | undefined {
  return instructions[firstIndex(instructions, ({ begin }) => begin > offset) - 1];
}

/**
 * The cursor at an offset of an instruction's own lines. Undefined behind these, in comments between them, and behind the
 * character that continues a line.
 */
export function cursorIn(dockerfile: Dockerfile, instruction: Instruction, offset: number): Cursor | undefined {
  const { text, escape } = dockerfile;
  const { headRange } = instruction;
  // A continued line at the end of the file has no next one yet, in which the cursor stands all the same.
  const isOpen =
    offset === text.length &&
    offset > headRange.end &&
    text.slice(headRange.end).trim() === '' &&
    text.indexOf('\n', text.indexOf('\n', headRange.end) + 1) < 0 &&
    continuation(text, lineStart(text, headRange.end), headRange.end, escape) >= 0;
  if (offset > headRange.end && !isOpen) return undefined;
  if (instruction.comments.some((comment) => contains(comment, offset))) return undefined;
  const line = lineOf(dockerfile, offset);
  const isEmpty = isOpen || (line.start > instruction.begin && text.slice(line.start, line.end).trim() === '');
  const stop = isEmpty ? -1 : continuation(text, line.start, line.end, escape);
  if (stop >= 0 && offset > stop) return undefined;
  const at = isOpen ? instruction.logicalText.length : instruction.indexAt(offset);
  const before = isEmpty ? 0 : offset - Math.max(line.start, instruction.begin);
  const behind = isEmpty ? 0 : (stop < 0 ? line.end : stop) - offset;
  return {
    instruction,
    text: instruction.logicalText,
    at,
    spot(start, end) {
      if (start > at || at - start > before) return undefined;
      const insert = { start: offset - (at - start), end: offset };
      const replace = { start: insert.start, end: offset + Math.min(Math.max(0, end - at), behind) };
      return { insert, replace, prefix: text.slice(insert.start, offset) };
    },
  };
}

/** The place of the first character from one on that is no blank, or the text's length. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text[at]!)) at++;
  return at;
}

/** The place of the first blank from one on, or the text's length. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text[at]!)) at++;
  return at;
}

/** The words of a text from a place on, as offsets, split at blanks. */
export function blankWords(text: string, from: number): Range[] {
  const words: Range[] = [];
  for (let start = skipBlanks(text, from); start < text.length; ) {
    const end = wordEnd(text, start);
    words.push({ start, end });
    start = skipBlanks(text, end);
  }
  return words;
}

/** The word at a cursor, which may be empty, and how many stand in front of it and behind it. */
export function wordAt(cursor: Cursor, from: number): { word: Range; before: number; behind: number } {
  const words = blankWords(cursor.text, from);
  const { at } = cursor;
  const word = words.find(({ start, end }) => start <= at && at <= end) ?? { start: at, end: at };
  const before = words.filter(({ end }) => end < word.start).length;
  return { word, before, behind: words.filter(({ start }) => start > word.end).length };
}
