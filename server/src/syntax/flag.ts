import { type Range, shift } from '../text/range.ts';
import { isSpace } from './characters.ts';
import type { Logical } from './logical.ts';
import { type Mount, readMount, shiftMount } from './mount.ts';
import { shiftWord, type Unquoted, type Word, wordAt } from './word.ts';

/** A flag of an instruction, `--name` or `--name=value`. */
export interface Flag {
  readonly range: Range;
  /** Without the dashes. */
  readonly name: Word;
  /** `range` holds the value as written, `text` has its quotes and escapes removed; undefined without `=`. */
  readonly value: Word | undefined;
  /** The parts of `--mount=…`. */
  readonly mount: Mount | undefined;
}

export const shiftFlag = (flag: Flag, by: number): Flag => ({
  range: shift(flag.range, by),
  name: shiftWord(flag.name, by),
  value: flag.value && shiftWord(flag.value, by),
  mount: flag.mount && shiftMount(flag.mount, by),
});

/**
 * Reads the flags in front of an instruction's arguments, after extractBuilderFlags in BuildKit's split_command.go.
 * @returns the flags, and the offset in the logical text where the arguments begin.
 */
export function readFlags(logical: Logical, start: number, escape: string): { flags: Flag[]; rest: number } {
  const { text } = logical;
  const flags: Flag[] = [];
  let at = start;
  for (;;) {
    while (at < text.length && isSpace(text[at]!)) at++;
    if (text[at] !== '-' || text[at + 1] !== '-') return { flags, rest: at };
    const begin = at;
    const unquoted = readUnquoted(text, begin, escape);
    at = unquoted.end;
    if (unquoted.text === '--') {
      // At the line's end BuildKit drops the two dashes like any others.
      while (at < text.length && isSpace(text[at]!)) at++;
      return { flags, rest: at };
    }
    flags.push(flagOf(logical, begin, at, unquoted));
  }
}

function readUnquoted(text: string, begin: number, escape: string): Unquoted & { end: number } {
  let result = '';
  const places: number[] = [];
  let quote = '';
  let at = begin;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (quote === '' && isSpace(char)) break;
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      quote = quote === '' ? char : '';
      continue;
    }
    if (char === escape) {
      if (at + 1 === text.length) continue;
      at++;
    }
    result += text[at];
    places.push(at);
  }
  return { text: result, places, end: at };
}

function flagOf(logical: Logical, begin: number, end: number, unquoted: Unquoted): Flag {
  const range = logical.range(begin, end);
  const equals = unquoted.text.indexOf('=');
  const nameEnd = equals < 0 ? end : unquoted.places[equals]!;
  const name = {
    range: logical.range(begin + 2, nameEnd),
    text: unquoted.text.slice(2, equals < 0 ? undefined : equals),
  };
  if (equals < 0) return { range, name, value: undefined, mount: undefined };
  const value = { range: wordAt(logical, nameEnd + 1, end).range, text: unquoted.text.slice(equals + 1) };
  const fields = { text: value.text, places: unquoted.places.slice(equals + 1) };
  return { range, name, value, mount: name.text === 'mount' ? readMount(logical, fields) : undefined };
}
