import type { Disagreement } from './compare.ts';

/** So many places are shown of each kind. */
const SHOWN = 5;

/** What is disagreed about, the most frequent first, each with some of its places: for people to work off. */
export function report(disagreements: readonly Disagreement[]): string {
  const groups = new Map<string, Disagreement[]>();
  for (const item of disagreements) {
    const kind = `${item.about}: ${pattern(item.said)}`;
    const known = groups.get(kind);
    if (known) known.push(item);
    else groups.set(kind, [item]);
  }
  const ordered = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const total = `${disagreements.length} disagreements of ${groups.size} kinds\n\n`;
  return total + ordered.map(([what, places]) => `${places.length} × ${what}\n${shown(places)}\n`).join('\n');
}

/** A message without what differs from file to file. */
const pattern = (said: string) => said.replace(/"[^"]*"?|'[^']*'|\([^)]*\)|\d+|\$\S+/g, '…');

const shown = (places: readonly Disagreement[]) =>
  places
    .slice(0, SHOWN)
    .map(({ document, line, text, said }) => `    ${document}:${line}: ${text.slice(0, 160)}\n        ${said}`)
    .join('\n');
