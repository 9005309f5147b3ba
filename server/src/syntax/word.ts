import { type Range, shift } from '../text/range.ts';
import { isBlank, isSpace, trimmed } from './characters.ts';
import type { Logical } from './logical.ts';

/** A word of an instruction: what stands there once continuations are removed, and where. */
export interface Word {
  readonly range: Range;
  readonly text: string;
}

/** The word with its range moved by an offset. */
export const shiftWord = <W extends Word>(word: W, by: number): W => ({ ...word, range: shift(word.range, by) });

/** A text of which each character knows its place in the logical text. */
export interface Unquoted {
  readonly text: string;
  readonly places: readonly number[];
}

/** A word together with its offset in the logical text. */
interface IndexedWord extends Word {
  readonly index: number;
}

/** The word between two offsets of the logical text, with its range in the file. */
export const wordAt = (logical: Logical, start: number, end: number): Word => ({
  range: logical.range(start, end),
  text: logical.text.slice(start, end),
});

/** Splits at blanks, as FROM, EXPOSE, and the shell form of COPY, ADD and VOLUME are split. */
export function blankSeparated(logical: Logical, start: number): Word[] {
  const words: Word[] = [];
  const { text } = logical;
  let at = start;
  while (at < text.length) {
    while (at < text.length && isBlank(text[at]!)) at++;
    const begin = at;
    while (at < text.length && !isBlank(text[at]!)) at++;
    if (at > begin) words.push(wordAt(logical, begin, at));
  }
  return words;
}

/**
 * Splits at white space outside quotes, as ENV, LABEL and ARG are split (parseWords in BuildKit's line_parsers.go). Quotes
 * and escapes stay in the words.
 */
export function quotedWords(logical: Logical, start: number, escape: string): IndexedWord[] {
  const words: IndexedWord[] = [];
  const push = (begin: number, end: number) => words.push({ ...wordAt(logical, begin, end), index: begin });
  const { text } = logical;
  let end = text.length;
  let begin = -1;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const char = text[at]!;
    if (begin < 0) {
      if (isSpace(char)) continue;
      begin = at;
    }
    if (char === escape && quote !== "'") {
      // At the end it escapes nothing, and is no part of the word.
      if (++at === text.length) end = at - 1;
    } else if (quote !== '') {
      if (char === quote) quote = '';
    } else if (isSpace(char)) {
      push(begin, at);
      begin = -1;
    } else if (char === "'" || char === '"') quote = char;
  }
  if (begin >= 0 && end > begin) push(begin, end);
  return words;
}

/** The rest of the line as one word, as USER, WORKDIR and shell-form RUN take it; undefined when nothing is there. */
export function wholeRest(logical: Logical, from: number): Word | undefined {
  const { start, end } = trimmed(logical.text, from);
  return end > start ? wordAt(logical, start, end) : undefined;
}
