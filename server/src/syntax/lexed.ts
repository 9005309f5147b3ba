/** Looks a variable up; undefined means that it is not set. */
export type Lookup = (name: string) => string | undefined;

export interface LexerOptions {
  /** The Dockerfile's escape character. */
  readonly escape: string;
  readonly rawQuotes?: boolean;
  readonly rawEscapes?: boolean;
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

/** Thrown where BuildKit's lexer reports an error; `offset` is where it stopped. */
export class LexError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
