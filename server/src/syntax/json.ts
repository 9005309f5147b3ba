import { trimmed } from './characters.ts';
import type { Logical } from './logical.ts';
import { type Word, wordAt } from './word.ts';

/** An element of a JSON array: `text` is the decoded string, `range` its place with the quotes. */
export type JsonForm =
  | { readonly kind: 'strings'; readonly elements: readonly Word[] }
  | { readonly kind: 'other-types' };

const STRING = /"(?:[^"\\]|\\.)*"/g;

/**
 * Reads the JSON (exec) form: an array of strings and nothing else. Undefined when the text is no JSON array, which the
 * builder then takes as shell form; 'other-types' for an array with other elements, which it refuses.
 */
export function readJson(logical: Logical, from: number): JsonForm | undefined {
  const { start, end } = trimmed(logical.text, from);
  if (logical.text[start] !== '[') return undefined;
  const text = logical.text.slice(start, end);
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) return { kind: 'other-types' };
  const places = [...text.matchAll(STRING)];
  const elements = values.map((value: string, i): Word => {
    const place = places[i]!;
    const at = start + place.index;
    return { range: wordAt(logical, at, at + place[0].length).range, text: value };
  });
  return { kind: 'strings', elements };
}
