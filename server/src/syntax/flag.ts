import { type Range, shift } from '../text/range.ts';
import { isBlank } from './characters.ts';
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
  /** The character of which one byte ends the flag. */
  readonly cut: Range | undefined;
}

/** The flag with all its ranges moved by an offset. */
export const shiftFlag = (flag: Flag, by: number): Flag => ({
  range: shift(flag.range, by),
  name: shiftWord(flag.name, by),
  value: flag.value && shiftWord(flag.value, by),
  mount: flag.mount && shiftMount(flag.mount, by),
  cut: flag.cut && shift(flag.cut, by),
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
    while (at < text.length && isBlank(text[at]!)) at++;
    if (text[at] !== '-' || text[at + 1] !== '-') return { flags, rest: at };
    const begin = at;
    const unquoted = readUnquoted(text, begin, escape);
    at = unquoted.end;
    if (unquoted.text === '--') {
      // At the line's end BuildKit drops the two dashes like any others.
      while (at < text.length && isBlank(text[at]!)) at++;
      return { flags, rest: at };
    }
    flags.push(flagOf(logical, begin, unquoted));
  }
}

const ENCODER = new TextEncoder();
/** The bytes that are white space when each is taken for a character. */
const isSpaceByte = (byte: number): boolean => byte === 0x85 || byte === 0xa0;

interface Written extends Unquoted {
  readonly end: number;
  /** The character that ends it, as offsets in the logical text. */
  readonly cut: Range | undefined;
}

/**
 * Reads a flag as BuildKit does, byte by byte: `é` becomes two characters, and one byte of `à` is a white space that ends the
 * flag. What is left of such a character begins the next word.
 */
function readUnquoted(text: string, begin: number, escape: string): Written {
  let result = '';
  const places: number[] = [];
  let quote = '';
  let at = begin;
  while (at < text.length) {
    const char = text[at]!;
    if (quote === '' && isBlank(char)) break;
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      quote = quote === '' ? char : '';
      at++;
      continue;
    }
    // At the end it escapes nothing.
    if (char === escape && ++at === text.length) break;
    const code = text.charCodeAt(at);
    // Most characters are one byte, and no blank.
    if (code < 0x80 && !isSpaceByte(code)) {
      result += text[at]!;
      places.push(at++);
      continue;
    }
    const next = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
    const bytes = ENCODER.encode(text.slice(at, next));
    const space = quote === '' ? bytes.findIndex(isSpaceByte) : -1;
    for (const byte of space < 0 ? bytes : bytes.subarray(0, space)) {
      result += String.fromCharCode(byte);
      places.push(at);
    }
    if (space >= 0) {
      const end = bytes.subarray(space).every(isSpaceByte) ? next : at;
      return { text: result, places, end, cut: { start: at, end: next } };
    }
    at = next;
  }
  return { text: result, places, end: at, cut: undefined };
}

function flagOf(logical: Logical, begin: number, unquoted: Written): Flag {
  const { text, places, end } = unquoted;
  const range = logical.range(begin, end);
  const cut = unquoted.cut && logical.range(unquoted.cut.start, unquoted.cut.end);
  const equals = text.indexOf('=');
  const nameEnd = equals < 0 ? end : places[equals]!;
  const name = { range: logical.range(begin + 2, nameEnd), text: text.slice(2, equals < 0 ? undefined : equals) };
  if (equals < 0) return { range, name, value: undefined, mount: undefined, cut };
  const value = { range: wordAt(logical, nameEnd + 1, end).range, text: text.slice(equals + 1) };
  const fields = { text: value.text, places: places.slice(equals + 1) };
  return { range, name, value, mount: name.text === 'mount' ? readMount(logical, fields) : undefined, cut };
}
