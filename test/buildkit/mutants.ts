import type { Random } from './random.ts';

/** A stretch of a text. */
type Span = readonly [start: number, end: number];

const CHANGES = ['delete', 'double', 'swap', 'case'] as const;
const UNITS = { word, flag, line, block } as const;

/** Every way to change a text: `flag double`, `CRLF` … */
export const KINDS: readonly string[] = [
  ...Object.keys(UNITS).flatMap((unit) => CHANGES.map((change) => `${unit} ${change}`)),
  'CRLF',
  'continued',
  'token at an edge',
  'token inside',
];

/** What has a meaning of its own to some reader: blanks of many kinds, quotes, brackets, and letters of several bytes. */
const TOKENS = [
  '\u00a0',
  '\u0085',
  '\u3000',
  '\ufeff',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '$',
  '=',
  ',',
  '\\',
  '`',
  '<<EOF',
  '\u00e9',
  '\u00e0',
  '\u00c5',
  '\u52a0',
];

/**
 * Changes a text in one way, as a slip of the hand does: a word, flag, line or block deleted, doubled, swapped with the next
 * or re-cased; or all line ends changed; or a line continued; or a token set at a word's edge or inside it. The text itself where it holds nothing of the kind.
 */
export function mutate(text: string, kind: string, random: Random): string {
  if (kind === 'CRLF') return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n');
  if (kind === 'continued') return continued(text, random);
  if (kind === 'token at an edge' || kind === 'token inside') return withToken(text, kind === 'token inside', random);
  const [unit, change] = kind.split(' ') as [keyof typeof UNITS, (typeof CHANGES)[number]];
  const spans = UNITS[unit](text);
  if (spans.length === 0) return text;
  const at = random.below(spans.length);
  const [start, end] = spans[at]!;
  const own = text.slice(start, end);
  if (change === 'delete') return text.slice(0, start) + text.slice(end);
  if (change === 'double') return text.slice(0, end) + (separator(unit) ?? '') + own + text.slice(end);
  if (change === 'case') return text.slice(0, start) + otherCase(own) + text.slice(end);
  const [nextStart, nextEnd] = spans[at + 1] ?? [end, end];
  return text.slice(0, start) + text.slice(nextStart, nextEnd) + text.slice(end, nextStart) + own + text.slice(nextEnd);
}

const separator = (unit: keyof typeof UNITS) => (unit === 'word' || unit === 'flag' ? ' ' : undefined);

const otherCase = (text: string) => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase());

/** Breaks a line at one of its blanks, with the escape character that the file asks for. */
function continued(text: string, random: Random): string {
  const blanks = spansOf(text, /(?<=\S) (?=\S)/g);
  if (blanks.length === 0) return text;
  const [start, end] = random.of(blanks);
  const escape = /^#\s*escape\s*=\s*`/m.test(text) ? '`' : '\\';
  return `${text.slice(0, start)} ${escape}${text.includes('\r\n') ? '\r\n' : '\n'}  ${text.slice(end)}`;
}

/** Sets a token in front of a word or behind it, or at any place inside it. */
function withToken(text: string, inside: boolean, random: Random): string {
  const words = word(text);
  if (words.length === 0) return text;
  const [start, end] = random.of(words);
  const at = inside ? start + random.below(end - start + 1) : random.of([start, end]);
  return text.slice(0, at) + random.of(TOKENS) + text.slice(at);
}

function word(text: string): Span[] {
  return spansOf(text, /\S+/g);
}

function flag(text: string): Span[] {
  return spansOf(text, /(?<!\S)--\S+/g);
}

/** Lines with their breaks. */
function line(text: string): Span[] {
  return spansOf(text, /[^\n]*\n|[^\n]+$/g);
}

/** Lines without an empty one between them, with their breaks. */
function block(text: string): Span[] {
  return spansOf(text, /(?:[^\n]*[^\s][^\n]*(?:\n|$))+/g);
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (match): Span => [match.index, match.index + match[0].length]);
}

/** As many new texts as asked for, each a text of `texts` changed once or, now and then, twice; none that is `known`. */
export function mutants(texts: readonly string[], count: number, random: Random, known = new Set(texts)): string[] {
  const made: string[] = [];
  while (made.length < count) {
    let text = random.of(texts);
    for (let changes = random.below(4) === 0 ? 2 : 1; changes > 0; changes--)
      text = mutate(text, random.of(KINDS), random);
    if (known.has(text)) continue;
    known.add(text);
    made.push(text);
  }
  return made;
}
