import { firstIndex } from '../text/first-index.ts';
import type { Range } from '../text/range.ts';

/** A run of characters that stand together in the source and in the logical text. */
interface Segment {
  readonly logical: number;
  readonly source: number;
}

/**
 * An instruction's text as the builder sees it: continued lines joined, comment lines between them left out. Knows where
 * each of its characters stands in the source.
 */
export class Logical {
  readonly text: string;
  readonly #segments: readonly Segment[];
  /** Source offset just behind the last character. */
  readonly #end: number;

  constructor(text: string, segments: readonly Segment[], end: number) {
    this.text = text;
    this.#segments = segments;
    this.#end = end;
  }

  /** The source offset of a character; that behind the last one for the text's length. */
  source(index: number): number {
    if (index >= this.text.length) return this.#end;
    const segment = this.#segments[Math.max(0, firstIndex(this.#segments, ({ logical }) => logical > index) - 1)]!;
    return segment.source + index - segment.logical;
  }

  /** The index of the character at a source offset, or of the first one behind it. */
  index(source: number): number {
    const place = Math.max(0, firstIndex(this.#segments, (segment) => segment.source > source) - 1);
    const segment = this.#segments[place]!;
    const next = this.#segments[place + 1]?.logical ?? this.text.length;
    return Math.min(segment.logical + Math.max(0, source - segment.source), next);
  }

  /** The source span of the characters from `start` to before `end`. */
  range(start: number, end: number): Range {
    const from = this.source(start);
    return { start: from, end: end > start ? this.source(end - 1) + 1 : from };
  }

  /** The part from `start` on, as a text of its own. */
  from(start: number): Logical {
    const segments: Segment[] = [{ logical: 0, source: this.source(start) }];
    for (const { logical, source } of this.#segments) {
      if (logical > start) segments.push({ logical: logical - start, source });
    }
    return new Logical(this.text.slice(start), segments, this.#end);
  }

  /** The part before `end`, as a text of its own. */
  before(end: number): Logical {
    return new Logical(this.text.slice(0, end), this.#segments, end > 0 ? this.source(end - 1) + 1 : this.source(0));
  }

  /** The same text in a source that begins so many characters earlier. */
  shifted(by: number): Logical {
    const segments = this.#segments.map(({ logical, source }) => ({ logical, source: source + by }));
    return new Logical(this.text, segments, this.#end + by);
  }

  /** With pieces of the source behind it. */
  followedBy(pieces: readonly { readonly text: string; readonly source: number }[]): Logical {
    const segments = [...this.#segments];
    const texts = [this.text];
    let length = this.text.length;
    let end = this.#end;
    for (const { text, source } of pieces) {
      segments.push({ logical: length, source });
      texts.push(text);
      length += text.length;
      end = source + text.length;
    }
    return new Logical(texts.join(''), segments, end);
  }
}
