import {
  LexError,
  type Lexed,
  type LexerOptions,
  type LexFault,
  type Lookup,
  type VariableReference,
} from './lexed.ts';
import { LexedWords, type OpenWord } from './lexed-words.ts';
import { replacePattern, trimPrefix, trimSuffix } from './pattern.ts';

const NEVER_SET: Lookup = () => undefined;

/** What a variable is called, or a special parameter (processName in lex.go). */
const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;

/** The sign of a heredoc with the blanks behind it, which do not split it from its word (processPossibleHeredoc in lex.go). */
const HEREDOC = /<(?:<[\t\r ]*)?/y;

/**
 * Reads a text as BuildKit's shell lexer does (frontend/dockerfile/shell/lex.go): quotes, escapes and variables.
 * @throws LexError for what BuildKit refuses: an open quote, an unknown modifier, an unclosed brace.
 */
export function lex(text: string, options: LexerOptions, lookup: Lookup = NEVER_SET): Lexed {
  return new Lexer(text, options, lookup).run();
}

class Lexer {
  readonly #text: string;
  readonly #options: LexerOptions;
  readonly #lookup: Lookup;
  readonly #references: VariableReference[] = [];
  #at = 0;
  #rawEscapes: boolean;
  #depth = 0;
  readonly #word: OpenWord = { text: '', start: 0 };

  constructor(text: string, options: LexerOptions, lookup: Lookup) {
    this.#text = text;
    this.#options = options;
    this.#lookup = lookup;
    this.#rawEscapes = options.rawEscapes ?? false;
    // Go's scanner drops a byte-order mark in front of what it reads.
    if (text.startsWith('\ufeff')) this.#at = 1;
  }

  run(): Lexed {
    const { result, words } = this.#until(undefined, this.#rawEscapes, false);
    return { result, words, references: this.#references };
  }

  #fail(message: string, start: number, fault: LexFault = 'substitution'): never {
    throw new LexError(message, fault, start, this.#at);
  }

  #until(stop: string | undefined, rawEscapes: boolean, keepPatternEscapes: boolean) {
    if (++this.#depth > 200) this.#fail('nested too deeply', this.#at, 'depth');
    const outer = this.#rawEscapes;
    this.#rawEscapes = rawEscapes;
    const words = new LexedWords(this.#word);
    let result = '';
    while (this.#at < this.#text.length) {
      const start = this.#at;
      const char = this.#text[start]!;
      if (char === stop) {
        words.end(this.#at);
        this.#at++;
        this.#depth--;
        this.#rawEscapes = outer;
        return { result, words: words.words };
      }
      const special = this.#special(char, keepPatternEscapes);
      if (special !== undefined) {
        result += special;
        if (char === '$') for (const c of special) words.add(c, start);
        else words.addRaw(special, start);
        continue;
      }
      this.#at++;
      if (char !== this.#options.escape) {
        words.add(char, start);
        result += char;
        continue;
      }
      if (this.#rawEscapes) {
        words.addRaw(char, start);
        result += char;
      }
      const next = this.#text[this.#at];
      if (next === undefined) break;
      this.#at++;
      words.addRaw(next, start);
      result += next;
    }
    if (stop !== undefined) this.#fail(`unexpected end of statement while looking for matching ${stop}`, this.#at);
    words.end(this.#at);
    this.#depth--;
    this.#rawEscapes = outer;
    return { result, words: words.words };
  }

  #special(char: string, keepPatternEscapes: boolean): string | undefined {
    if (char === '$') return this.#dollar();
    if (char === "'" && !this.#options.plainQuotes) return this.#singleQuote(keepPatternEscapes);
    if (char === '"' && !this.#options.plainQuotes) return this.#doubleQuote(keepPatternEscapes);
    if (char === '<') return this.#take(HEREDOC);
    return undefined;
  }

  #singleQuote(keepPatternEscapes: boolean): string {
    const close = this.#text.indexOf("'", this.#at + 1);
    if (close < 0) this.#fail('unexpected end of statement while looking for matching single-quote', this.#at, 'quote');
    let inner = this.#text.slice(this.#at + 1, close);
    if (keepPatternEscapes) inner = inner.replaceAll(this.#options.escape, this.#options.escape.repeat(2));
    this.#at = close + 1;
    return this.#options.rawQuotes ? `'${inner}'` : inner;
  }

  #doubleQuote(keepPatternEscapes: boolean): string {
    const { escape, rawQuotes } = this.#options;
    let result = rawQuotes ? '"' : '';
    const start = this.#at++;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) {
        this.#fail('unexpected end of statement while looking for matching double-quote', start, 'quote');
      }
      if (char === '$') {
        result += this.#dollar();
        continue;
      }
      this.#at++;
      if (char === '"') return rawQuotes ? `${result}"` : result;
      if (char !== escape) {
        result += char;
        continue;
      }
      const next = this.#text[this.#at];
      if (next === undefined) continue;
      if (next === '"' || next === '$' || next === escape) {
        if (this.#rawEscapes) result += char;
        result += next;
        this.#at++;
      } else {
        if (this.#rawEscapes && (!rawQuotes || keepPatternEscapes)) result += char;
        result += char;
      }
    }
  }

  #dollar(): string {
    const start = this.#at;
    this.#at++;
    if (this.#text[this.#at] !== '{') {
      const nameStart = this.#at;
      const name = this.#take(NAME);
      if (name === '') return '$';
      this.#refer(name, start, nameStart, undefined);
      const value = this.#lookup(name);
      return value === undefined && this.#options.skipUnset ? `$${name}` : (value ?? '');
    }
    this.#at++;
    const first = this.#text[this.#at];
    if (first === undefined) this.#fail("syntax error: missing '}'", start);
    if (first === '{' || first === '}' || first === ':') this.#fail('syntax error: bad substitution', start);
    return this.#braced(start);
  }

  #braced(start: number): string {
    const nameStart = this.#at;
    const name = this.#take(NAME);
    const nameEnd = this.#at;
    const slot = this.#references.length;
    let modifier = this.#text[this.#at++] ?? '';
    if (modifier === '}') {
      this.#refer(name, start, nameStart, undefined);
      const value = this.#lookup(name);
      return value === undefined && this.#options.skipUnset ? `\${${name}}` : (value ?? '');
    }
    if (modifier === ':') modifier += this.#text[this.#at++] ?? '';
    if (!/^(:?[-+?]|[#%/])$/.test(modifier)) return this.#unsupported(start, name, modifier);
    const result =
      modifier === '/'
        ? this.#substitution(start, name)
        : this.#modified(start, name, modifier, modifier === '#' || modifier === '%');
    // Its place is before the references inside its operand, in the order of the text.
    this.#references.splice(slot, 0, { name, start, end: this.#at, nameStart, nameEnd, modifier });
    return result;
  }

  /** Behind a colon BuildKit reads on, and leaves what it may leave; it stops at any other character at once. */
  #unsupported(start: number, name: string, modifier: string): string {
    if (/^:[^#%]$/su.test(modifier)) {
      const word = this.#operand(start, '}', false, false);
      if (this.#options.skipUnset && this.#lookup(name) === undefined) return `\${${name}${modifier}${word}}`;
    }
    return this.#fail(`unsupported modifier (${modifier}) in substitution`, start);
  }

  #modified(start: number, name: string, modifier: string, isPattern: boolean): string {
    let word = this.#operand(start, '}', isPattern, isPattern);
    const value = this.#lookup(name, modifier);
    if (value === undefined && this.#options.skipUnset) return `\${${name}${modifier}${word}}`;
    const unset = value === undefined || (modifier.startsWith(':') && value === '');
    if (modifier.endsWith('-')) return unset ? word : value;
    if (modifier.endsWith('+')) return unset ? '' : word;
    if (modifier.endsWith('?')) {
      const reason = word || `is not allowed to be ${value === undefined ? 'unset' : 'empty'}`;
      if (unset) this.#fail(`${name}: ${reason}`, start, 'required');
      return value;
    }
    const greedy = word.startsWith(modifier);
    if (greedy) word = word.slice(1);
    return this.#pattern(start, () => (modifier === '%' ? trimSuffix : trimPrefix)(word, value ?? '', greedy));
  }

  #substitution(start: number, name: string): string {
    const all = this.#text[this.#at] === '/';
    if (all) this.#at++;
    const pattern = this.#operand(start, '/', true, true);
    const replacement = this.#operand(start, '}', true, false);
    const value = this.#lookup(name);
    if (value === undefined && this.#options.skipUnset) return `\${${name}/${pattern}/${replacement}}`;
    return this.#pattern(start, () => replacePattern(pattern, replacement, value ?? '', all));
  }

  #operand(start: number, stop: string, rawEscapes: boolean, keepPatternEscapes: boolean): string {
    try {
      return this.#until(stop, rawEscapes, keepPatternEscapes).result;
    } catch (error) {
      if (this.#at >= this.#text.length) this.#fail(`syntax error: missing '${stop}'`, start);
      throw error;
    }
  }

  #pattern(start: number, apply: () => string): string {
    try {
      return apply();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return this.#fail(`invalid pattern in substitution: ${reason}`, start, 'pattern');
    }
  }

  #refer(name: string, start: number, nameStart: number, modifier: string | undefined): void {
    this.#references.push({ name, start, end: this.#at, nameStart, nameEnd: nameStart + name.length, modifier });
  }

  /** Takes what fits a sticky pattern here, be it nothing. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += taken.length;
    return taken;
  }
}
