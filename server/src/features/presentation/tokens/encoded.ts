import type { Lines } from '../../../text/lines.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES, type Token } from './token.ts';

/** Tokens that stand together, encoded as from their offset on, wherever that is. */
export interface Block {
  readonly offset: number;
  readonly tokens: Uint32Array;
}

/** How many numbers a token is. */
export const PER_TOKEN = 5;

const types = new Map(TOKEN_TYPES.map((type, i) => [type, i]));
const modifiers = new Map(TOKEN_MODIFIERS.map((modifier, i) => [modifier, 1 << i]));

/** The numbers of tokens in order; `lines` are those of the text from `offset` on, from where the first one counts. */
export function encoded(lines: Lines, tokens: readonly Token[], offset: number): Uint32Array {
  const numbers = new Uint32Array(tokens.length * PER_TOKEN);
  let before = lines.position(0);
  for (const [i, { range, type, modifiers: said }] of tokens.entries()) {
    const place = lines.position(range.start - offset);
    const isSameLine = place.line === before.line;
    const bits = said.reduce((sum, modifier) => sum | modifiers.get(modifier)!, 0);
    const character = place.character - (isSameLine ? before.character : 0);
    numbers.set([place.line - before.line, character, range.end - range.start, types.get(type)!, bits], i * PER_TOKEN);
    before = place;
  }
  return numbers;
}

/** The numbers of blocks in order: the first token of each counts from the last one of the block before it. */
export function joined(lines: Lines, blocks: readonly Block[]): Uint32Array {
  const numbers = new Uint32Array(blocks.reduce((sum, { tokens }) => sum + tokens.length, 0));
  let size = 0;
  let line = 0;
  let character = 0;
  for (const { offset, tokens } of blocks) {
    if (tokens.length === 0) continue;
    const place = lines.position(offset);
    numbers.set(tokens, size);
    const first = place.line + tokens[0]!;
    const column = tokens[0] === 0 ? place.character + tokens[1]! : tokens[1]!;
    numbers[size] = first - line;
    numbers[size + 1] = first === line ? column - character : column;
    line = first;
    character = column;
    for (let at = PER_TOKEN; at < tokens.length; at += PER_TOKEN) {
      line += tokens[at]!;
      character = tokens[at] === 0 ? character + tokens[at + 1]! : tokens[at + 1]!;
    }
    size += tokens.length;
  }
  return numbers;
}

/** The numbers to put in the place of others so that one list becomes another; undefined where they are the same. */
export interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: Uint32Array;
}

/** What differs between two lists: one stretch of whole tokens. */
export function difference(before: Uint32Array, after: Uint32Array): TokenEdit | undefined {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same++;
  if (same === before.length && same === after.length) return undefined;
  const start = same - (same % PER_TOKEN);
  let behind = 0;
  while (behind < shorter - start && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind++;
  behind -= behind % PER_TOKEN;
  return { start, deleteCount: before.length - behind - start, data: after.slice(start, after.length - behind) };
}
