import { type Range, shift } from '../text/range.ts';
import { isBlank } from './characters.ts';
import type { Logical } from './logical.ts';
import { quotedWords, shiftWord, type Word, wordAt } from './word.ts';

/** `name=value` of ENV, LABEL or ARG; ENV and LABEL also have an old form, `name value`. */
export interface Pair {
  readonly range: Range;
  /** The name as written; LABEL keys may be quoted. */
  readonly name: Word;
  /** The value with its quotes; undefined for `ARG NAME`. */
  readonly value: Word | undefined;
  readonly legacy: boolean;
}

/** The pair with all its ranges moved by an offset. */
export const shiftPair = (pair: Pair, by: number): Pair => ({
  ...pair,
  range: shift(pair.range, by),
  name: shiftWord(pair.name, by),
  value: pair.value && shiftWord(pair.value, by),
});

/**
 * Pairs of ENV and LABEL, after parseNameVal in BuildKit's line_parsers.go; apart from them the words without `=` among
 * pairs, for which it stops.
 */
export function readPairs(logical: Logical, start: number, escape: string): { pairs: Pair[]; strays: Word[] } {
  const words = assignments(logical, start, escape);
  if (words[0] && words[0].value === undefined) return { pairs: legacyPair(logical, start), strays: [] };
  return {
    pairs: words.filter((pair) => pair.value !== undefined),
    strays: words.filter((pair) => pair.value === undefined).map((pair) => pair.name),
  };
}

/** Words of ARG: with a value or without. */
export function readArguments(logical: Logical, start: number, escape: string): Pair[] {
  return assignments(logical, start, escape);
}

function assignments(logical: Logical, start: number, escape: string): Pair[] {
  return quotedWords(logical, start, escape).map((word): Pair => {
    const equals = word.text.indexOf('=');
    if (equals < 0) return { range: word.range, name: word, value: undefined, legacy: false };
    const at = word.index;
    return {
      range: word.range,
      name: wordAt(logical, at, at + equals),
      value: wordAt(logical, at + equals + 1, at + word.text.length),
      legacy: false,
    };
  });
}

/** `ENV name the rest is the value`: split at the first blank, whatever quotes there are. */
function legacyPair(logical: Logical, start: number): Pair[] {
  const { text } = logical;
  let nameEnd = start;
  while (nameEnd < text.length && !isBlank(text[nameEnd]!)) nameEnd++;
  let valueStart = nameEnd;
  while (valueStart < text.length && isBlank(text[valueStart]!)) valueStart++;
  const name = wordAt(logical, start, nameEnd);
  if (nameEnd === text.length) return [{ range: name.range, name, value: undefined, legacy: true }];
  const value = wordAt(logical, valueStart, text.length);
  return [{ range: { start: name.range.start, end: value.range.end }, name, value, legacy: true }];
}
