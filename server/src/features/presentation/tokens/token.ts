import type { Range } from '../../../text/range.ts';

/** The kinds of tokens, by the protocol's names; their order is the legend. */
export const TOKEN_TYPES = [
  'keyword',
  'class',
  'namespace',
  'type',
  'enumMember',
  'variable',
  'parameter',
  'property',
  'function',
  'operator',
  'number',
  'label',
  'string',
  'comment',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** What may be said of a token besides, by the protocol's names; their order is the legend. */
export const TOKEN_MODIFIERS = ['declaration', 'defaultLibrary'] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A part of the text that is shown in a way of its own. */
export interface Token {
  readonly range: Range;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** A token of a range. */
export const token = (range: Range, type: TokenType, ...modifiers: TokenModifier[]): Token => ({
  range,
  type,
  modifiers,
});

/**
 * The tokens as the protocol wants them: in the order of the text, none across a line's end, none over another. What lies
 * within a token is cut out of it; `escape`, which continues a line, is left out.
 */
export function flattened(text: string, tokens: readonly Token[], escape: string): Token[] {
  const ordered = tokens
    .filter(({ range }) => range.end > range.start)
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const flat: Token[] = [];
  /** Those around the current place, innermost last, with the end that those around it leave them. */
  const open: { readonly token: Token; readonly end: number }[] = [];
  let at = 0;
  const upTo = (end: number) => {
    const inner = open.at(-1);
    if (inner && end > at) flat.push(...linesOf(text, { ...inner.token, range: { start: at, end } }, escape));
    at = Math.max(at, end);
  };
  const closeUpTo = (place: number) => {
    while (open.length > 0 && open.at(-1)!.end <= place) {
      upTo(open.at(-1)!.end);
      open.pop();
    }
  };
  for (const next of ordered) {
    closeUpTo(next.range.start);
    upTo(next.range.start);
    at = next.range.start;
    open.push({ token: next, end: Math.min(next.range.end, open.at(-1)?.end ?? next.range.end) });
  }
  closeUpTo(Number.POSITIVE_INFINITY);
  return flat;
}

/** The parts that a token has in each line, without blanks around where it goes on in another. */
function linesOf(text: string, whole: Token, escape: string): Token[] {
  const { start, end } = whole.range;
  const written = text.slice(start, end);
  if (!/[\r\n]/.test(written)) return [whole];
  const parts: Token[] = [];
  let at = start;
  for (const [i, piece] of written.split(/\r\n|\r|\n/).entries()) {
    let from = at;
    let to = at + piece.length;
    at = to + (text[to] === '\r' && text[to + 1] === '\n' ? 2 : 1);
    const isLast = at > end;
    if (i > 0) while (from < to && isBlank(text[from])) from++;
    if (!isLast) {
      while (to > from && isBlank(text[to - 1])) to--;
      if (to > from && text[to - 1] === escape) to--;
      while (to > from && isBlank(text[to - 1])) to--;
    }
    if (to > from) parts.push({ ...whole, range: { start: from, end: to } });
  }
  return parts;
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';
