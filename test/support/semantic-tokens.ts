import assert from 'node:assert/strict';
import { PER_TOKEN } from '../../server/src/features/presentation/tokens/encoded.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/src/features/presentation/tokens/token.ts';
import { Lines } from '../../server/src/text/lines.ts';

/** A semantic token as a client shows it. */
export interface ShownToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Its type and modifiers, `variable.declaration`. */
  readonly kind: string;
}

/** Reads the numbers of tokens; fails where one is not in its line, or begins before another one's end. */
export function shownTokens(text: string, numbers: Uint32Array): ShownToken[] {
  const lines = new Lines(text);
  const tokens: ShownToken[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < numbers.length; at += PER_TOKEN) {
    const [below = 0, across = 0, length = 0, type = 0, bits = 0] = numbers.subarray(at, at + PER_TOKEN);
    character = below === 0 ? character + across : across;
    line += below;
    const start = lines.start(line) + character;
    const end = start + length;
    assert.ok(length > 0 && end <= lines.end(line), `a token beyond the end of line ${line}`);
    assert.ok(start >= (tokens.at(-1)?.end ?? 0), `a token over another in line ${line}`);
    const modifiers = TOKEN_MODIFIERS.filter((_, i) => (bits >> i) & 1);
    tokens.push({ start, end, text: text.slice(start, end), kind: [TOKEN_TYPES[type], ...modifiers].join('.') });
  }
  return tokens;
}
