import type { Edit } from '../text/edit.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Range } from '../text/range.ts';
import type { ShellcheckScript } from './shellcheck-scripts.ts';

const LEVELS = ['error', 'warning', 'info', 'style'] as const;

/** Something that ShellCheck says of a script. Offsets are those of its input. */
export interface ShellcheckRemark {
  /** 2086 for SC2086. */
  readonly code: number;
  readonly level: (typeof LEVELS)[number];
  readonly message: string;
  readonly range: Range;
  /** Its fix; none where it has none. */
  readonly edits: readonly Edit[];
}

/** What ShellCheck says of a script, once it is known. */
export type ShellcheckAnswers = (script: ShellcheckScript) => readonly ShellcheckRemark[] | undefined;

/** Answers from what ShellCheck has printed of scripts. */
export const recordedAnswers =
  (printed: Readonly<Record<string, string>>): ShellcheckAnswers =>
  ({ input, start }) => {
    const output = printed[input.slice(start)];
    return output === undefined ? undefined : readRemarks(output, input);
  };

/** Reads what `shellcheck -f json1` prints; undefined when it is nothing of the kind. */
export function readRemarks(output: string, input: string): readonly ShellcheckRemark[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(output);
  } catch {
    return undefined;
  }
  if (!isObject(read) || !Array.isArray(read.comments)) return undefined;
  const places = new Places(input);
  return read.comments.flatMap((comment: unknown) => remark(comment, places) ?? []);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function remark(comment: unknown, places: Places): ShellcheckRemark | undefined {
  if (!isObject(comment)) return undefined;
  const { code, message, fix } = comment;
  const level = LEVELS.find((known) => known === comment.level);
  const range = places.range(comment);
  if (typeof code !== 'number' || typeof message !== 'string' || !level || !range) return undefined;
  const replacements: unknown[] = isObject(fix) && Array.isArray(fix.replacements) ? fix.replacements : [];
  const edits = replacements.map((replacement) => edit(replacement, places));
  const known = edits.flatMap((one) => one ?? []);
  return { code, level, message, range, edits: known.length === edits.length ? known : [] };
}

function edit(replacement: unknown, places: Places): Edit | undefined {
  const range = isObject(replacement) && places.range(replacement);
  return range && typeof replacement.replacement === 'string' ? { range, newText: replacement.replacement } : undefined;
}

/** Turns lines and columns into offsets. Both count from 1, and a column is a code point. */
class Places {
  readonly #text: string;
  readonly #starts: readonly number[];
  /** Where characters of two units stand. */
  readonly #wide: readonly number[];
  /** Where they would stand if those before them had one unit. */
  readonly #narrowed: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    this.#wide = Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), ({ index }) => index);
    this.#narrowed = this.#wide.map((place, index) => place - index);
  }

  range({ line, column, endLine, endColumn }: Record<string, unknown>): Range | undefined {
    const start = this.#offset(line, column);
    const end = this.#offset(endLine, endColumn);
    return start === undefined || end === undefined || end < start ? undefined : { start, end };
  }

  #offset(line: unknown, column: unknown): number | undefined {
    if (typeof line !== 'number' || typeof column !== 'number') return undefined;
    const start = this.#starts[line - 1];
    // It tells of the end of the text as of the line behind it.
    if (start === undefined) return line === this.#starts.length + 1 ? this.#text.length : undefined;
    const end = this.#starts[line] ?? this.#text.length;
    const first = firstIndex(this.#wide, (place) => place >= start);
    // Each one in front moves the place, and so may bring another one in front of it.
    const behind = firstIndex(this.#narrowed, (place) => place + first >= start + column - 1);
    const before = Math.max(0, behind - first);
    return Math.min(start + column - 1 + before, end);
  }
}
