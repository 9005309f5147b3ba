import type { DoubleQuotedChild, WordPart } from 'unbash';
import { joint } from './joint.ts';

/** A text being read, and where its characters come from. */
export interface Source {
  readonly text: string;
  readonly place: (position: number) => number;
}

/** A script quoted inside another. */
export interface Quoted extends Source {
  /** The text with what the outer shell expands made opaque; of the same length. */
  readonly masked: string;
}

/** Stands for each character of an expansion done by an outer shell: the inner one sees its unknown result. */
export const opaque = '\ufffe';

/** The characters a backslash takes the meaning from. */
export const escapable = { single: '', double: '$`"\\', heredoc: '$`\\', backtick: '$`\\' };

/**
 * The text a quoted script has once the quotes are gone.
 * @param raw what stands between the quotes
 * @param start where that is in `source`
 */
export function unquote(
  raw: string,
  start: number,
  source: Source,
  escapes: string,
  parts: readonly (DoubleQuotedChild | WordPart)[] = [],
): Quoted {
  const expansions = parts.filter((part) => part.type !== 'Literal');
  const plain = !raw.includes(joint) && !(escapes && raw.includes('\\'));
  if (plain && expansions.length === 0) {
    return { text: raw, masked: raw, place: (position) => source.place(start + Math.min(position, raw.length)) };
  }
  const at: number[] = [];
  const text: string[] = [];
  const masked: string[] = [];
  let next = 0;
  for (let i = 0; i < raw.length; i++) {
    const from = i;
    while (next < expansions.length && expansions[next]!.end <= start + i) next++;
    const hidden = next < expansions.length && expansions[next]!.pos <= start + i;
    if (raw[i] === joint) continue;
    if (!hidden && raw[i] === '\\' && i + 1 < raw.length && escapes.includes(raw[i + 1]!)) i++;
    at.push(from);
    text.push(raw[i]!);
    masked.push(hidden ? opaque : raw[i]!);
  }
  at.push(raw.length);
  const place = (position: number) => source.place(start + (at[position] ?? raw.length));
  return { text: text.join(''), masked: masked.join(''), place };
}
