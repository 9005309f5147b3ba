/** How the user wants a Dockerfile to be laid out. */
export interface FormatStyle {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  /** Leaves blanks at the ends of lines only where it is false. */
  readonly trimTrailingWhitespace?: boolean | undefined;
  readonly insertFinalNewline?: boolean | undefined;
  readonly trimFinalNewlines?: boolean | undefined;
  readonly keywords: KeywordCase;
}

/** How instructions are written: as most of the file writes them, in capitals, in small letters, or as they are. */
export const KEYWORD_CASES = ['consistent', 'upper', 'lower', 'keep'] as const;
export type KeywordCase = (typeof KEYWORD_CASES)[number];

/** Blanks up to a column. */
export function indentation(column: number, { tabSize, insertSpaces }: FormatStyle): string {
  if (insertSpaces) return ' '.repeat(column);
  return '\t'.repeat(Math.floor(column / tabSize)) + ' '.repeat(column % tabSize);
}

/** The column that blanks at the beginning of a line lead to. */
export function columnOf(blanks: string, { tabSize }: FormatStyle): number {
  let column = 0;
  for (const char of blanks) column = char === '\t' ? column + tabSize - (column % tabSize) : column + 1;
  return column;
}

/** The blanks at an offset. */
export function blanksAt(text: string, offset: number): string {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(offset, end);
}
