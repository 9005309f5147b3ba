import type { Range } from '../../text/range.ts';
import type { YamlNode } from '../config/yaml.ts';

/** A text that stands in a file, perhaps in quotes or indented, and where its characters come from. */
export interface Placed {
  readonly text: string;
  /** Where each character begins and ends in the file; undefined if the text stands there as it is, from `start` on. */
  readonly places: Places | undefined;
  readonly start: number;
}

interface Places {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A part of a file as it is written. */
export const verbatim = (text: string, start: number): Placed => ({ text, places: undefined, start });

/** Where a part of a text stands in the file. */
export function placeOf({ places, start }: Placed, range: Range): Range {
  if (!places) return { start: start + range.start, end: start + range.end };
  const { starts, ends } = places;
  const from = starts[range.start] ?? ends.at(-1) ?? start;
  const to = range.end > range.start ? (ends[Math.min(range.end, ends.length) - 1] ?? from) : from;
  return { start: from, end: Math.max(from, to) };
}

/** Texts one below the other. A line break between them has the place of what is behind it. */
export function lined(parts: readonly Placed[]): Placed {
  const [starts, ends]: [number[], number[]] = [[], []];
  for (const [i, part] of parts.entries()) {
    for (let at = i === 0 ? 0 : -1; at < part.text.length; at++) {
      const { start, end } = placeOf(part, { start: Math.max(0, at), end: Math.max(0, at + 1) });
      starts.push(start);
      ends.push(end);
    }
  }
  return { text: parts.map(({ text }) => text).join('\n'), places: { starts, ends }, start: parts[0]?.start ?? 0 };
}

/** The text of a scalar with its places in the file that it was read from. */
export function placedScalar(file: string, { text, range }: Extract<YamlNode, { kind: 'scalar' }>): Placed {
  const raw = file.slice(range.start, range.end);
  if (raw === text) return verbatim(text, range.start);
  const isBlock = /[\r\n]/.test(file[range.start - 1] ?? '');
  const header = isBlock ? file.slice(file.lastIndexOf('\n', range.start - 2) + 1, range.start) : '';
  const isLiteral = isBlock && !/>[-+\d]*\s*(?:#.*)?$/.test(header);
  const places = isLiteral ? inBlock(raw, text, range.start) : inQuotes(raw, text, range.start);
  return { text, places, start: range.start };
}

/** A block has its lines indented, all by as much as the first. */
function inBlock(raw: string, text: string, start: number): Places {
  const indent = /^(?:[ \t]*\r?\n)*( *)/.exec(raw)![1]!.length;
  const starts: number[] = [];
  const ends: number[] = [];
  let next = 0;
  for (let i = 0; i < text.length; i++) {
    if (i === 0 || text[i - 1] === '\n') for (let n = 0; n < indent && raw[next] === ' '; n++) next++;
    if (text[i] === '\n') while (next < raw.length && raw[next] !== '\n') next++;
    starts.push(start + Math.min(next++, raw.length));
    ends.push(start + Math.min(next, raw.length));
  }
  return { starts, ends };
}

/** Quotes have escapes, and line breaks in the place of blanks; so has a block whose lines are joined. */
function inQuotes(raw: string, text: string, start: number): Places {
  const starts: number[] = [];
  const ends: number[] = [];
  let next = 0;
  for (const char of text.split('')) {
    const isBlank = /\s/.test(char);
    while (!isBlank && next < raw.length && raw[next] !== char && /\s/.test(raw[next]!)) next++;
    starts.push(start + Math.min(next, raw.length));
    if (raw[next] === '\\' && raw[next + 1] !== undefined) next += raw[next + 1] === 'u' ? 6 : 2;
    else next += char === "'" && raw[next] === "'" && raw[next + 1] === "'" ? 2 : 1;
    ends.push(start + Math.min(next, raw.length));
    if (isBlank && char !== '\n') while (/[\r\n]/.test(raw[next] ?? '')) next++;
  }
  return { starts, ends };
}

/** Builds a text out of parts of another one, and remembers where they were. */
export class Patchwork {
  readonly #from: Placed;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #text = '';

  constructor(from: Placed) {
    this.#from = from;
  }

  /** Takes over a part of the text. */
  keep(start: number, end: number): void {
    this.#text += this.#from.text.slice(start, end);
    for (let i = start; i < end; i++) this.#push({ start: i, end: i + 1 });
  }

  /** Puts other text in the place of a part. */
  put(text: string, range: Range): void {
    this.#text += text;
    for (let i = 0; i < text.length; i++) this.#push(range);
  }

  done(): Placed {
    return { text: this.#text, places: { starts: this.#starts, ends: this.#ends }, start: this.#from.start };
  }

  #push(range: Range): void {
    const { start, end } = placeOf(this.#from, range);
    this.#starts.push(start);
    this.#ends.push(end);
  }
}
