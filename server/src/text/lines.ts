import { firstIndex } from './first-index.ts';

/** A place in a text: zero-based line and UTF-16 character. */
interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin. Lines end with `\n` or `\r\n`, as BuildKit reads them, or with a lone `\r`, as editors do. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The offset where a line begins; the text's length for a line beyond the last. */
  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** The offset where a line's characters end, before its line break. */
  end(line: number): number {
    let end = this.start(line + 1);
    if (end > this.start(line) && this.text.charCodeAt(end - 1) === 10) end--;
    if (end > this.start(line) && this.text.charCodeAt(end - 1) === 13) end--;
    return end;
  }

  /** The line an offset lies in. */
  lineOf(offset: number): number {
    return Math.max(0, firstIndex(this.#starts, (start) => start > offset) - 1);
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineOf(at);
    return { line, character: at - this.start(line) };
  }

  /** The offset of a position; a character beyond the line's end means its end. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.count) return this.text.length;
    return Math.min(this.start(line) + Math.max(0, character), this.end(line));
  }
}
