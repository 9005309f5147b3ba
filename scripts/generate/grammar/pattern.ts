/** A pattern of a TextMate grammar, as vscode-textmate reads it. */
export interface Pattern {
  readonly include?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly applyEndPatternLast?: true;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Pattern[];
}

type Captures = Readonly<Record<number, Capture>>;
interface Capture {
  readonly name?: string;
  readonly patterns?: readonly Pattern[];
}

/** What a group of a regular expression is: its scopes without the ending that all of ours have, and the patterns inside. */
export const group = (scopes: string, ...patterns: readonly Pattern[]): Capture => ({
  ...(scopes !== '' && { name: scope(scopes) }),
  ...(patterns.length > 0 && { patterns }),
});

export const scope = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name}.dockerfile`)
    .join(' ');

export const include = (...names: readonly string[]): readonly Pattern[] => names.map((name) => ({ include: name }));

/** Something that goes on to the end of an instruction: line ends that are continued are eaten by a pattern before. */
export const TO_THE_END = { end: String.raw`(?=\n)`, applyEndPatternLast: true } as const;

/** Where a word begins. */
export const WORD = String.raw`(?<!\S)`;
