import type { Range } from '../text/range.ts';
import { LexError, type LexedWord } from './lexed.ts';
import { lex } from './lexer.ts';
import type { Logical } from './logical.ts';

/** `<<EOF` in an instruction's line: what the body's end looks like. */
export interface HeredocStart {
  /** The word with its `<<`. */
  readonly range: Range;
  readonly delimiter: string;
  /** Whether variables in the body are expanded: not when the delimiter is quoted. */
  readonly expand: boolean;
  /** `<<-`: leading tabs are dropped, also in front of the closing delimiter. */
  readonly chomp: boolean;
  readonly fileDescriptor: number;
}

/** A heredoc with its body. */
export interface Heredoc extends HeredocStart {
  /** The body's lines, with the last one's line break. */
  readonly body: Range;
  /** The closing delimiter; undefined when the file ends before it. */
  readonly terminator: Range | undefined;
}

const HEREDOC = /^(\d*)<<(-?)[\t\n\f\r ]*([^<]*)$/;
const quotes = (text: string): number => text.match(/['"]/g)?.length ?? 0;

/** Reads one word as a heredoc start (ParseHeredoc in BuildKit's parser.go); undefined when it is none. */
export function readHeredocWord(word: string): Omit<HeredocStart, 'range'> | undefined {
  const match = HEREDOC.exec(word);
  if (!match?.[3]) return undefined;
  // BuildKit reads the delimiter with a backslash as escape, whatever the Dockerfile's own is.
  const plain = wordsOf(match[3], false);
  const raw = wordsOf(match[3], true);
  if (plain.length !== 1 || raw.length !== 1) return undefined;
  const delimiter = plain[0]!.value;
  return {
    delimiter,
    expand: quotes(delimiter) === quotes(raw[0]!.value),
    chomp: match[2] === '-',
    fileDescriptor: Number(match[1] || 0),
  };
}

function wordsOf(text: string, rawQuotes: boolean): readonly LexedWord[] {
  try {
    return lex(text, { escape: '\\', skipUnset: true, rawQuotes }).words;
  } catch (error) {
    // A word with an open quote is no heredoc (MustParseHeredoc).
    if (error instanceof LexError) return [];
    throw error;
  }
}

/** The heredocs that a logical line starts (heredocsFromLine in BuildKit's parser.go). */
export function readHeredocs(logical: Logical): HeredocStart[] {
  if (!logical.text.includes('<<')) return [];
  const found: HeredocStart[] = [];
  try {
    const { words } = lex(logical.text, { escape: '\\', rawQuotes: true, rawEscapes: true, skipUnset: true });
    for (const word of words) {
      const heredoc = readHeredocWord(word.value);
      if (heredoc) found.push({ ...heredoc, range: logical.range(word.start, word.end) });
    }
  } catch (error) {
    // A line that cannot be lexed, such as one with an open quote, has no heredocs for BuildKit.
    if (!(error instanceof LexError)) throw error;
    return [];
  }
  return found;
}
