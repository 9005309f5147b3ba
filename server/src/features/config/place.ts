import type { Word } from '../../syntax/word.ts';
import { Lines } from '../../text/lines.ts';

/** A place in a `.dockerfile-stages.yaml`. */
export interface ConfigPlace {
  /** The keys above it, outermost first. */
  readonly path: readonly string[];
  /** What may stand here. */
  readonly part: 'key' | 'value' | 'item';
  /** The word here, which may be empty. */
  readonly word: Word;
  /** The key of a value. */
  readonly key: string | undefined;
  /** Whether a colon follows the key that stands here. */
  readonly hasColon: boolean;
}

interface Line {
  readonly indent: number;
  readonly isItem: boolean;
  /** The key with the place of its first character, and where its colon is. */
  readonly key: { readonly text: string; readonly at: number; readonly colon: number } | undefined;
  /** Whether something is there besides white space and a comment. */
  readonly isBlank: boolean;
}

const LINE = /^(\s*)(-(?:\s+|$))?(?:(["']?)([^\s"'#:](?:[^"'#:]*[^\s"'#:])?)\3\s*:(?=\s|$))?/;

function readLine(text: string): Line {
  const [all, indent = '', dash, quote = '', key] = LINE.exec(text)!;
  const at = indent.length + (dash?.length ?? 0) + quote.length;
  return {
    indent: indent.length,
    isItem: dash !== undefined,
    key: key === undefined ? undefined : { text: key, at, colon: all.length - 1 },
    isBlank: /^\s*(?:#.*)?$/.test(text),
  };
}

/**
 * What stands at an offset, by indentation alone, so that it is known while the file is being written and is no YAML yet. Undefined
 * in comments. Of maps and lists in braces nothing is known.
 */
export function configPlaceAt(text: string, offset: number): ConfigPlace | undefined {
  const lines = new Lines(text);
  const number = lines.lineOf(offset);
  const start = lines.start(number);
  const written = text.slice(start, lines.end(number));
  const cursor = Math.min(offset - start, written.length);
  if (/(?:^|\s)#/.test(written.slice(0, cursor))) return undefined;
  const line = readLine(written);
  // On an empty line the cursor says how far in the next key is meant to be.
  const indent = line.isBlank ? cursor : line.indent;
  const { key } = line;
  const isValue = key !== undefined && cursor > key.colon;
  return {
    path: keysAbove(lines, number, indent, line.isItem),
    part: isValue ? 'value' : line.isItem && !key ? 'item' : 'key',
    word: wordAt(written, cursor, start),
    key: isValue ? key.text : undefined,
    hasColon: key !== undefined,
  };
}

/** The keys that a line of this indentation is under. */
function keysAbove(lines: Lines, number: number, indent: number, isItem: boolean): string[] {
  const path: string[] = [];
  let inner = indent;
  // A list may be as far to the left as its key.
  let mayBeLevel = isItem;
  for (let i = number - 1; i >= 0 && (inner > 0 || mayBeLevel); i--) {
    const above = readLine(lines.text.slice(lines.start(i), lines.end(i)));
    if (above.isBlank || above.isItem || above.indent > inner || (above.indent === inner && !mayBeLevel)) continue;
    if (above.key) path.unshift(above.key.text);
    inner = above.indent;
    mayBeLevel = false;
  }
  return path;
}

/** What ends a word. */
const END = /[\s"':,[\]{}#]/;

function wordAt(line: string, cursor: number, offset: number): Word {
  let start = cursor;
  while (start > 0 && !END.test(line[start - 1]!)) start--;
  let end = cursor;
  while (end < line.length && !END.test(line[end]!)) end++;
  return { text: line.slice(start, end), range: { start: offset + start, end: offset + end } };
}
