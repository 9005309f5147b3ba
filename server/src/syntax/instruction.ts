import { type Range, shift } from '../text/range.ts';
import { type Flag, shiftFlag } from './flag.ts';
import type { Form, Head, Keyword } from './head.ts';
import type { Heredoc } from './heredoc.ts';
import type { Logical } from './logical.ts';
import { type Pair, shiftPair } from './pair.ts';
import { shiftWord, type Word } from './word.ts';

interface Placed {
  readonly word: Word;
  readonly from: number;
  readonly written: string | undefined;
}

/** An instruction as it is written, with offsets in the whole text. What it means is the model's affair. */
export class Instruction {
  /** From the keyword to the end of the last line, heredocs included. */
  readonly range: Range;
  /** The instruction's own lines, without heredoc bodies. */
  readonly headRange: Range;
  /** The instruction; undefined when the first word is none. */
  readonly name: Keyword | undefined;
  readonly heredocs: readonly Heredoc[];
  /** The instruction that has this one as its ONBUILD trigger. */
  readonly onbuild: Instruction | undefined;
  readonly #head: Head;
  readonly #offset: number;
  #flags: readonly Flag[] | undefined;
  #words: readonly Word[] | undefined;
  #pairs: readonly Pair[] | undefined;
  /** The word that was asked for parts last: a long one may have thousands of them. */
  #placed: Placed | undefined;
  #trigger: Instruction | undefined;

  /** `offset` is where the head's text begins in the file; a trigger shares that of its ONBUILD. */
  constructor(
    head: Head,
    offset: number,
    headEnd: number,
    end: number,
    heredocs: readonly Heredoc[],
    onbuild?: Instruction,
  ) {
    this.#head = head;
    this.#offset = offset;
    this.name = head.name;
    this.heredocs = heredocs;
    this.onbuild = onbuild;
    const start = offset + head.keyword.range.start;
    this.range = { start, end };
    this.headRange = { start, end: headEnd };
  }

  /** Whether one that is read from this head at this offset is the same: what a heredoc holds is not in the head. */
  stands(head: Head, offset: number): boolean {
    return head === this.#head && offset === this.#offset && head.heredocs.length === 0;
  }

  /** Where its first line begins to say something: in front of the keyword when empty continued lines come first. */
  get begin(): number {
    return this.#offset;
  }

  /** The first word as written. */
  get keyword(): Word {
    return shiftWord(this.#head.keyword, this.#offset);
  }

  /** Its text. */
  get keywordText(): string {
    return this.#head.keyword.text;
  }

  get flags(): readonly Flag[] {
    this.#flags ??= this.#head.flags.map((flag) => shiftFlag(flag, this.#offset));
    return this.#flags;
  }

  /** The last flag of this name. */
  flag(name: string): Flag | undefined {
    const number = this.#head.flags.findLastIndex((flag) => flag.name.text === name);
    return number < 0 ? undefined : this.flags[number];
  }

  /** The mounts of RUN. */
  get mounts(): readonly Flag[] {
    return this.#head.flags.some((flag) => flag.mount) ? this.flags.filter((flag) => flag.mount) : NONE;
  }

  get form(): Form {
    return this.#head.form;
  }

  /** The arguments, split as this instruction splits them; RUN and its like in shell form have one. */
  get words(): readonly Word[] {
    this.#words ??= this.#head.words.map((word) => shiftWord(word, this.#offset));
    return this.#words;
  }

  /** The names and values of ENV, LABEL and ARG. */
  get pairs(): readonly Pair[] {
    this.#pairs ??= this.#head.pairs.map((pair) => shiftPair(pair, this.#offset));
    return this.#pairs;
  }

  /** The words of ENV and LABEL that are no pairs, though the first one is; the builder stops there. */
  get strays(): readonly Word[] {
    return this.#head.strays.map((word) => shiftWord(word, this.#offset));
  }

  /** The instruction inside ONBUILD. */
  get trigger(): Instruction | undefined {
    if (!this.#head.trigger) return undefined;
    this.#trigger ??= new Instruction(
      this.#head.trigger,
      this.#offset,
      this.headRange.end,
      this.range.end,
      this.heredocs,
      this,
    );
    return this.#trigger;
  }

  /**
   * The place of a part of one of this instruction's words, given in offsets of its text. Where quotes and escapes were taken
   * out, it is looked for; the whole word's place if it is not there.
   */
  partOf(word: Word, start: number, end: number): Range {
    if (word !== this.#placed?.word) this.#placed = this.#place(word);
    const { from, written } = this.#placed;
    const at = written === undefined ? start : written.indexOf(word.text.slice(start, end), start);
    if (at < 0) return word.range;
    return shift(this.#head.logical.range(from + at, from + at + end - start), this.#offset);
  }

  /** Where a word begins, and how it is written where that is not what it says. */
  #place(word: Word): Placed {
    const { logical } = this.#head;
    const from = logical.index(word.range.start - this.#offset);
    const written = logical.text.slice(from, logical.index(word.range.end - this.#offset));
    return { word, from, written: written === word.text ? undefined : written };
  }

  /** What stands between two places of this instruction's own lines, as one word. */
  wordAt(range: Range): Word {
    const { logical } = this.#head;
    const start = logical.index(range.start - this.#offset);
    return { range, text: logical.text.slice(start, logical.index(range.end - this.#offset)) };
  }

  /** The place of a part of `logicalText`. */
  rangeAt(start: number, end: number): Range {
    return shift(this.#head.logical.range(start, end), this.#offset);
  }

  /** The offset in `logicalText` of a place in the file, or of the first one behind it. */
  indexAt(place: number): number {
    return this.#head.logical.index(place - this.#offset);
  }

  /** Comment lines between continued lines. */
  get comments(): readonly Range[] {
    return this.#head.comments.map((range) => shift(range, this.#offset));
  }

  /** Where the empty lines between continued lines begin. */
  get blankLines(): readonly number[] {
    return this.#head.blankLines.map((start) => start + this.#offset);
  }

  /** The text with continuations joined and comments between them left out. */
  get logicalText(): string {
    return this.#head.logical.text;
  }

  /** What instructions of the same own lines have in common, computed once for as long as these are not changed. */
  static ofOwnLines<V>(compute: (logicalText: string) => V): (instruction: Instruction) => V {
    const values = new WeakMap<Head, V>();
    return (instruction) => {
      const head = instruction.#head;
      if (!values.has(head)) values.set(head, compute(head.logical.text));
      return values.get(head)!;
    };
  }

  /** `logicalText` from a place on, with offsets in the whole text. */
  logicalFrom(place: number): Logical {
    return this.#head.logical.from(this.indexAt(place)).shifted(this.#offset);
  }

  /** Where the arguments begin: behind keyword and flags. */
  get argumentsStart(): number {
    const first = this.words[0] ?? this.pairs[0] ?? this.trigger;
    return first?.range.start ?? this.flags.at(-1)?.range.end ?? this.keyword.range.end;
  }
}

const NONE: readonly never[] = [];
