import { mutate, KINDS as SLIPS } from '../../buildkit/mutants.ts';
import type { Random } from '../../buildkit/random.ts';
import type { Input } from '../examine/examine.ts';
import { characters } from './characters.ts';
import { Editing } from './edits.ts';
import { grammatical, piece } from './grammar.ts';
import { dockerfiles, others } from './seeds.ts';

/** Where a text comes from. */
export type Source = 'characters' | 'mutated' | 'grammar' | 'other kinds';

/** A text and what becomes of it, each an edit of the last. */
export interface Sequence {
  readonly source: Source;
  readonly inputs: readonly Input[];
}

const SOURCES: readonly Source[] = [
  'characters',
  'characters',
  'mutated',
  'mutated',
  'grammar',
  'grammar',
  'other kinds',
];

/** The largest text of which a time is promised. */
export const LARGE = 64 * 1024;
/** One text in so many is large, and one in so many is as long as a real file. */
const LARGE_RARITY = 5_000;
const WHOLE_RARITY = 100;
const LINES = 6;
const EDITS = 24;
const OFFSETS = 1;

/** Makes texts to try, and sequences of edits. Small ones most of the time: faults are found in a few lines, and these cost little. */
export class Inputs {
  readonly #random: Random;
  readonly #dockerfiles = dockerfiles();
  readonly #others = others();

  constructor(random: Random) {
    this.#random = random;
  }

  next(): Sequence {
    const random = this.#random;
    const source = random.of(SOURCES);
    const [path, text] = source === 'other kinds' ? this.#other() : (['Dockerfile', this.#dockerfile(source)] as const);
    const inContext = random.below(3) === 0;
    const editing = new Editing(text, random, () => (random.below(2) === 0 ? piece(random) : this.#stretch(3)));
    const input = (): Input => ({ path, text: editing.text, offsets: this.#offsets(editing.text), inContext });
    const inputs = [input()];
    const edits = text.length > LARGE / 4 ? random.below(3) : random.below(4) === 0 ? 0 : random.below(EDITS);
    for (let i = 0; i < edits; i++) {
      editing.next();
      if (editing.text.length <= LARGE) inputs.push(input());
    }
    return { source, inputs };
  }

  #offsets(text: string): number[] {
    return Array.from({ length: OFFSETS }, () => this.#random.below(text.length + 1));
  }

  #dockerfile(source: Source): string {
    const random = this.#random;
    const isLarge = random.below(LARGE_RARITY) === 0;
    if (source === 'characters')
      return characters(isLarge ? LARGE : random.below(random.below(8) === 0 ? 400 : 60), random);
    if (isLarge) return this.#large(source);
    if (source === 'grammar') return grammatical(random);
    let text = random.below(WHOLE_RARITY) === 0 ? random.of(this.#dockerfiles) : this.#stretch(LINES);
    for (let slips = random.below(5); slips > 0; slips--) text = mutate(text, random.of(SLIPS), random);
    return text;
  }

  /** Some lines of a file, below a FROM more often than not. */
  #stretch(most: number): string {
    const random = this.#random;
    const text = random.of(this.#dockerfiles);
    const from = text.lastIndexOf('\n', random.below(text.length + 1)) + 1;
    let to = from;
    for (let lines = 1 + random.below(most); lines > 0 && to >= 0; lines--) to = text.indexOf('\n', to + 1);
    const stretch = text.slice(from, to < 0 ? text.length : to + 1);
    return stretch.startsWith('FROM') || random.below(3) === 0 ? stretch : `FROM alpine:3.20 AS a\n${stretch}`;
  }

  /** As much as the promise is about, of one file or of many. */
  #large(source: Source): string {
    const random = this.#random;
    const file = random.of(this.#dockerfiles);
    const isOne = random.below(2) === 0;
    let text = '';
    while (text.length < LARGE)
      text += source === 'grammar' ? grammatical(random, 3) : isOne ? file : `${random.of(this.#dockerfiles)}\n`;
    return text.slice(0, LARGE);
  }

  #other(): readonly [path: string, text: string] {
    const random = this.#random;
    const [path, seed] = random.of(this.#others);
    let text = random.below(12) === 0 ? characters(random.below(80), random) : seed;
    if (random.below(8) === 0) text += random.of(this.#others)[1];
    for (let slips = random.below(8); slips > 0; slips--) text = mutate(text, random.of(SLIPS), random);
    return [path, text.slice(0, LARGE)];
  }
}
