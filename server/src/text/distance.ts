/**
 * How many insertions, deletions, replacements and swaps of neighbours turn one word into the other; `limit + 1` for all
 * that are further apart than `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** The words that may have been meant: one letter off for words up to four letters, two for longer ones; nearest first. */
export function similar<T>(word: string, candidates: readonly T[], text: (candidate: T) => string): T[] {
  const limit = word.length <= 4 ? 1 : 2;
  return candidates
    .map((candidate) => ({ candidate, far: distance(word, text(candidate), limit) }))
    .filter(({ far }) => far > 0 && far <= limit)
    .sort((a, b) => a.far - b.far)
    .map(({ candidate }) => candidate);
}
