import { distance, similar } from '../../text/distance.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix } from '../rule.ts';

/**
 * The words of a list that may have been meant: the same one in another case, or those that are the fewest letters off. None
 * for a word with a variable.
 */
export function nearest(word: string, among: readonly string[]): string[] {
  if (word.includes('$')) return [];
  const lower = word.toLowerCase();
  const same = among.find((other) => other.toLowerCase() === lower);
  if (same !== undefined) return same === word ? [] : [same];
  const found = similar(lower, among, (other) => other.toLowerCase());
  const off = (other: string) => distance(lower, other.toLowerCase(), 2);
  return found.filter((other) => off(other) === off(found[0]!));
}

/** Puts another text in a word's place; with several to choose from, none is preferred. */
export const useInstead = (range: Range, words: readonly string[]): Fix[] =>
  words.map((word) => ({
    title: `Use "${word}"`,
    edits: [replace(range, word)],
    safe: false,
    preferred: words.length === 1,
  }));
