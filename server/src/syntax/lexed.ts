/** Looks a variable up; undefined means that it is not set. The modifier is the one of its reference, if it has any. */
export type Lookup = (name: string, modifier?: string) => string | undefined;

export interface LexerOptions {
  /** The Dockerfile's escape character. */
  readonly escape: string;
  readonly rawQuotes?: boolean;
  readonly rawEscapes?: boolean;
  /** Quotes are characters like any other, as in the body of a heredoc. */
  readonly plainQuotes?: boolean;
  /** Leave references to variables that are not set as they are written. */
  readonly skipUnset?: boolean;
}

/** A reference to a variable, `$NAME` or `${NAME…}`. Offsets are those of the text that was read. */
export interface VariableReference {
  readonly name: string;
  /** From the dollar sign to the end of the name or the closing brace. */
  readonly start: number;
  readonly end: number;
  /** The name alone. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `%`, `/`; undefined for a plain reference. */
  readonly modifier: string | undefined;
}

export interface LexedWord {
  readonly value: string;
  /** Offset of the word's first character in the text. */
  readonly start: number;
  readonly end: number;
}

export interface Lexed {
  /** The whole text, expanded and unquoted; blanks stay. */
  readonly result: string;
  /** The same, split at unquoted blanks after expansion. */
  readonly words: readonly LexedWord[];
  readonly references: readonly VariableReference[];
}

/**
 * An open quote, a `${…}` that cannot be read, a pattern that cannot, a variable that has to be set and is not; or more nested
 * than we read, though BuildKit would.
 */
export type LexFault = 'quote' | 'substitution' | 'pattern' | 'required' | 'depth';

/** Thrown where BuildKit's lexer reports an error. `start` is the quote or the dollar sign, `offset` where it stopped. */
export class LexError extends Error {
  readonly fault: LexFault;
  readonly start: number;
  readonly offset: number;
  constructor(message: string, fault: LexFault, start: number, offset: number) {
    super(message);
    this.fault = fault;
    this.start = start;
    this.offset = offset;
  }
}
