import { platformArgs } from '../knowledge/predefined-args.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { LexError } from '../syntax/lexed.ts';
import { lex } from '../syntax/lexer.ts';
import type { Pair } from '../syntax/pair.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Range } from '../text/range.ts';
import { Trie } from './trie.ts';

/** A variable's value with the defaults of the file; undefined when the file does not say, as for `ARG X`. */
export type Value = string | undefined;

/** Where a variable is asked for: an instruction; for the values of ARG, which see those before them in the same line, a pair. */
export interface Place {
  readonly range: Range;
}

/** Where a variable is set. */
export interface Definition {
  readonly name: string;
  readonly kind: 'arg' | 'env';
  readonly instruction: Instruction;
  readonly pair: Pair;
  /** False for `ARG X` that no global ARG gives a value: a variable set earlier shows through. */
  readonly sets: boolean;
  readonly value: Value;
}

/** Known to FROM lines without a declaration. */
export const PLATFORM_ARGUMENTS: ReadonlySet<string> = new Set(Object.keys(platformArgs));

// A value that doubles itself line by line would fill the memory; a long one used line by line would fill the time.
const LONGEST = 4096;

/** What is known of a name in one scope. */
interface Named {
  /** The first one that mentions it, with a value or without. */
  readonly first: Definition;
  /** Those that set it. */
  readonly setting: Definition[];
}

/**
 * The variables of a stage, or of the lines before the first FROM. Definitions count from behind their instruction on;
 * the last one before a place wins, be it ARG or ENV.
 */
export class Scope {
  readonly #outer: Scope | undefined;
  readonly #globals: Scope | undefined;
  readonly #escape: string;
  /** Whether a name nobody sets may have a value all the same: one from a base image. */
  readonly open: boolean;
  readonly #byName = new Map<string, Named>();
  /** A number for each name of the file. */
  readonly #numbers: Map<string, number>;
  /** For each name the definition that decides in a stage that is based on this one; null when it is declared only. */
  #handedOn: Trie<Definition | null>;
  /** Those of this scope, triggers that run in it included. */
  readonly definitions: Definition[] = [];

  /** `outer` is the scope of the stage this one is based on; `globals` that of the lines before the first FROM. */
  constructor(escape: string, outer?: Scope, globals?: Scope, open = false) {
    this.#escape = escape;
    this.#outer = outer;
    this.#globals = globals;
    this.open = open;
    this.#numbers = globals ? globals.#numbers : new Map();
    this.#handedOn = outer ? outer.#handedOn : new Trie();
  }

  /** Takes the definitions of an ARG or ENV instruction. Instructions have to come in the order of the file. */
  define(instruction: Instruction): void {
    const kind = instruction.name === 'ENV' ? 'env' : 'arg';
    if (kind === 'arg') {
      for (const pair of instruction.pairs) this.#add(this.#definition(instruction, pair, kind));
      return;
    }
    // All values of one ENV see the variables as they were before it.
    const added = instruction.pairs.map((pair) => this.#definition(instruction, pair, kind));
    for (const definition of added) this.#add(definition);
  }

  #add(definition: Definition): void {
    this.definitions.push(definition);
    const { name, sets } = definition;
    const same = this.#byName.get(name);
    if (!same) this.#byName.set(name, { first: definition, setting: sets ? [definition] : [] });
    else if (sets) same.setting.push(definition);
    this.#handOn(definition);
  }

  /** The image has its ENV set anew in a stage that is based on it, over an ARG that came later (dispatchStages in convert.go). */
  #handOn(definition: Definition): void {
    const { name, kind, sets } = definition;
    const before = this.#inherited(name);
    if (before !== undefined && (!sets || (kind === 'arg' && before?.kind === 'env'))) return;
    const number = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, number);
    this.#handedOn = this.#handedOn.with(number, sets ? definition : null);
  }

  /** What a stage that is based on this one knows of a name. */
  #inherited(name: string): Definition | null | undefined {
    const number = this.#numbers.get(name);
    return number === undefined ? undefined : this.#handedOn.get(number);
  }

  #fromOuter(name: string): Definition | null | undefined {
    return this.#outer === undefined ? undefined : this.#outer.#inherited(name);
  }

  #definition(instruction: Instruction, pair: Pair, kind: 'arg' | 'env'): Definition {
    const name = kind === 'env' ? (this.evaluate(pair.name.text, instruction) ?? pair.name.text) : pair.name.text;
    const place = kind === 'env' ? instruction : pair;
    const base = { name, kind, instruction, pair } as const;
    if (pair.value) return { ...base, sets: true, value: this.evaluate(pair.value.text, place) };
    const global = this.#globals?.last(name);
    if (global) return { ...base, sets: true, value: global.value };
    // Above the first FROM, a second ARG without a value leaves the first one's.
    const isFirst = !this.#globals && this.last(name)?.value === undefined;
    return { ...base, sets: PLATFORM_ARGUMENTS.has(name) || isFirst, value: undefined };
  }

  /** The last definition of a name in this scope, or in those of the stages it is based on. */
  last(name: string): Definition | undefined {
    return this.#byName.get(name)?.setting.at(-1) ?? this.#fromOuter(name) ?? undefined;
  }

  /** The definition that decides a variable's value in an instruction. */
  definitionAt(name: string, { range }: Place): Definition | undefined {
    return lastBefore(this.#byName.get(name)?.setting, range.start) ?? this.#fromOuter(name) ?? undefined;
  }

  /** Whether ARG or ENV mentions the name before the instruction, with a value or without. */
  declares(name: string, { range }: Place): boolean {
    const first = this.#byName.get(name)?.first;
    if (first && first.pair.range.start < range.start) return true;
    return this.#fromOuter(name) !== undefined;
  }

  /** A variable's value at a place: null when nothing sets it, undefined when the file does not say. */
  value(name: string, place: Place): string | null | undefined {
    const definition = this.definitionAt(name, place);
    if (definition) return definition.value;
    return this.#mayBeSet(name, place) ? undefined : null;
  }

  /**
   * A word's value where it stands: variables replaced, quotes and escapes removed. Undefined when it depends on
   * something the file does not say, or when BuildKit would refuse the word.
   */
  evaluate(text: string, place: Place): Value {
    return this.#expand(text, (name) => this.value(name, place));
  }

  /** The same in a build that is given no build arguments: every `ARG NAME` without a default is unset. */
  evaluateWithDefaults(text: string, place: Place): Value {
    return this.#expand(text, (name) => {
      const value = this.value(name, place);
      return value === undefined && this.#lacksDefault(name, place) ? null : value;
    });
  }

  /** The same where a word itself says what it is when the base image does not set a variable: `${NAME:-word}`. */
  evaluateWithFallbacks(text: string, place: Place): Value {
    return this.#expand(text, (name, modifier) => {
      const value = this.value(name, place);
      const fallsBack = modifier === ':-' || modifier === '-';
      return value === undefined && fallsBack && !this.declares(name, place) ? null : value;
    });
  }

  #expand(text: string, valueOf: (name: string, modifier?: string) => string | null | undefined): Value {
    if (!/[$'"\\`<]|^\ufeff/.test(text)) return text;
    let unknown = false;
    const lookup = (name: string, modifier?: string): Value => {
      const value = valueOf(name, modifier);
      if (value !== undefined && (value === null || value.length <= LONGEST)) return value ?? undefined;
      unknown = true;
      return undefined;
    };
    try {
      const { result } = lex(text, { escape: this.#escape }, lookup);
      return unknown || result.length > LONGEST ? undefined : result;
    } catch (error) {
      if (error instanceof LexError) return undefined;
      throw error;
    }
  }

  /** A name without a value in the file: from the base image, or given to the build for an `ARG NAME`. */
  #mayBeSet(name: string, place: Place): boolean {
    // A stage always has a PATH: the builder gives it one where the image does not (dispatchStages in convert.go).
    if (this.#globals ? name === 'PATH' : PLATFORM_ARGUMENTS.has(name)) return true;
    return this.open || this.declares(name, place);
  }

  /** Whether the name is an `ARG NAME` that only a build argument gives a value. */
  #lacksDefault(name: string, place: Place): boolean {
    if (PLATFORM_ARGUMENTS.has(name)) return false;
    const definition = this.definitionAt(name, place);
    if (!definition) return this.declares(name, place);
    if (definition.kind === 'env' || definition.pair.value) return false;
    const global = this.#globals?.last(name);
    return !global || global.pair.value === undefined;
  }
}

function lastBefore(definitions: readonly Definition[] | undefined, offset: number): Definition | undefined {
  if (!definitions) return undefined;
  return definitions[firstIndex(definitions, ({ pair }) => pair.range.start >= offset) - 1];
}
