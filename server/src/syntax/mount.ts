import { type Range, shift } from '../text/range.ts';
import type { Logical } from './logical.ts';
import { shiftWord, type Unquoted, type Word } from './word.ts';

/** One `key=value` or `key` of a mount. The key's text is in lower case. */
export interface MountField {
  readonly range: Range;
  readonly key: Word;
  readonly value: Word | undefined;
}

/** The value of `RUN --mount=…`, after parseMount in BuildKit's commands_runmount.go. */
export interface Mount {
  /** Empty ones too, which a comma too many makes. */
  readonly fields: readonly MountField[];
  /** From a quote that makes the list unreadable. */
  readonly malformed: Range | undefined;
  /** `bind` when none is given. */
  readonly type: string;
  readonly from: Word | undefined;
  readonly source: Word | undefined;
  readonly target: Word | undefined;
  readonly id: Word | undefined;
  readonly sharing: Word | undefined;
}

/**
 * Reads the value of `--mount` whose quotes are removed; `value.places` are offsets in the logical text, the ranges of the
 * result such of the file. Keys and the type fold case, and of a key given twice the last one counts (parseMount in BuildKit's
 * commands_runmount.go).
 */
export function readMount(logical: Logical, value: Unquoted): Mount {
  const { parts, malformed } = split(value);
  const place = (from: number, to: number): Range =>
    logical.range(value.places[from] ?? 0, (value.places[to - 1] ?? value.places[from] ?? 0) + 1);
  const fields = parts.map((part) => fieldOf(logical, value, part));
  const last = (...keys: string[]): Word | undefined => fields.findLast(({ key }) => keys.includes(key.text))?.value;
  return {
    fields,
    malformed: malformed === undefined ? undefined : place(malformed, value.text.length),
    type: last('type')?.text.toLowerCase() ?? 'bind',
    from: last('from'),
    source: last('source', 'src'),
    target: last('target', 'dst', 'destination'),
    id: last('id'),
    sharing: last('sharing'),
  };
}

/** The fields of a comma-separated list; undefined for one that BuildKit refuses: empty, or with a quote out of place. */
export function commaSeparated(text: string): string[] | undefined {
  const { parts, malformed } = split({ text });
  if (parts.length === 0 || malformed !== undefined) return undefined;
  return parts.map(({ indexes }) => indexes.map((index) => text[index]).join(''));
}

/** The characters of a field, as indexes into the value, and where it ends. */
interface Part {
  readonly indexes: readonly number[];
  readonly end: number;
}

/** Splits at commas outside quotes, as csvvalue.Fields does; `malformed` is the place of a quote that BuildKit refuses. */
function split({ text }: Pick<Unquoted, 'text'>): { parts: Part[]; malformed: number | undefined } {
  const parts: Part[] = [];
  for (let at = 0; text !== ''; at = parts.at(-1)!.end + 1) {
    const part = text[at] === '"' ? quotedPart(text, at) : plainPart(text, at);
    if (typeof part === 'number') return { parts, malformed: part };
    parts.push(part);
    if (part.end === text.length) break;
  }
  return { parts, malformed: undefined };
}

function plainPart(text: string, start: number): Part | number {
  const comma = text.indexOf(',', start);
  const end = comma < 0 ? text.length : comma;
  const quote = text.slice(start, end).indexOf('"');
  if (quote >= 0) return start + quote;
  return { indexes: Array.from({ length: end - start }, (_, i) => start + i), end };
}

/** A quote in quotes is written twice. */
function quotedPart(text: string, start: number): Part | number {
  const indexes: number[] = [];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') indexes.push(at);
    else if (text[at + 1] === '"') indexes.push(++at);
    else if (at + 1 === text.length || text[at + 1] === ',') return { indexes, end: at + 1 };
    else break;
  }
  return start;
}

function fieldOf(logical: Logical, value: Unquoted, { indexes, end }: Part): MountField {
  const text = indexes.map((index) => value.text[index]).join('');
  const equals = text.indexOf('=');
  const at = (index: number): number => value.places[index]!;
  const place = (from: number, to: number): Range => {
    if (to > from) return logical.range(at(indexes[from]!), at(indexes[to - 1]!) + 1);
    // Nothing is there: the place behind what stands before it, or the comma that ends or begins an empty field.
    if (from > 0) return logical.range(at(indexes[from - 1]!) + 1, at(indexes[from - 1]!) + 1);
    const comma = value.places[end] ?? at(end - 1);
    return logical.range(comma, comma + 1);
  };
  const keyEnd = equals < 0 ? text.length : equals;
  return {
    range: place(0, text.length),
    key: { range: place(0, keyEnd === 0 ? text.length : keyEnd), text: text.slice(0, keyEnd).toLowerCase() },
    value: equals < 0 ? undefined : { range: place(keyEnd + 1, text.length), text: text.slice(keyEnd + 1) },
  };
}

/** The mount with all its ranges moved by an offset. */
export function shiftMount(mount: Mount, by: number): Mount {
  const move = (word: Word | undefined) => word && shiftWord(word, by);
  return {
    fields: mount.fields.map(({ range, key, value }) => ({
      range: shift(range, by),
      key: shiftWord(key, by),
      value: move(value),
    })),
    malformed: mount.malformed && shift(mount.malformed, by),
    type: mount.type,
    from: move(mount.from),
    source: move(mount.source),
    target: move(mount.target),
    id: move(mount.id),
    sharing: move(mount.sharing),
  };
}
