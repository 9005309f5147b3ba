import type { Lines } from '../text/lines.ts';

const LARGEST = 1024 * 1024;
const MOST_LINES = 20_000;

/** Why a file is too large for the rules, as a sentence; undefined when it is not. Its stages are shown all the same. */
export function tooLarge(lines: Lines): string | undefined {
  if (lines.text.length > LARGEST) return 'The rules are off in this file: it is larger than 1 MB.';
  return lines.count > MOST_LINES ? 'The rules are off in this file: it has more than 20,000 lines.' : undefined;
}
