import type { Lines } from '../text/lines.ts';

const LARGEST = 1024 * 1024;
const MOST_LINES = 20_000;

/** What is done in larger files: their stages are shown and nothing else, or everything as in others. */
export const LARGE_FILES = ['stages', 'everything'] as const;
export type LargeFiles = (typeof LARGE_FILES)[number];

/** Why a file is too large, as the end of a sentence; undefined when it is not. Its stages are shown all the same. */
export function tooLarge(lines: Lines): string | undefined {
  if (lines.text.length > LARGEST) return 'it is larger than 1 MB.';
  return lines.count > MOST_LINES ? 'it has more than 20,000 lines.' : undefined;
}
