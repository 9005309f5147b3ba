import { withoutEnd } from '../text/ends.ts';

/**
 * Whether a .dockerignore keeps a path out of the build context: the last line that fits decides. Reads `*`, `?`, `**` and
 * `!`; a line with anything else is taken for one that fits nothing.
 */
export function isIgnored(ignore: string, path: string): boolean {
  const clean = path.replace(/\/$/, '');
  let ignored = false;
  for (const line of ignore.split(/\r?\n/)) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const negated = text.startsWith('!');
    const written = text
      .slice(negated ? 1 : 0)
      .trim()
      .replace(/^(?:\.?\/)+/, '');
    const pattern = withoutEnd(written, '/');
    if (fits(pattern.split('/'), clean.split('/'))) ignored = !negated;
  }
  return ignored;
}

/** Whether a pattern fits a path, or a folder that the path lies in. */
function fits(pattern: readonly string[], path: readonly string[]): boolean {
  // The places in the path that the pattern has come to, segment by segment, so that the time stays linear in both.
  let reached = new Set([0]);
  for (const segment of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (segment === '**') for (let i = at; i <= path.length; i++) next.add(i);
      else if (at < path.length && segmentFits(segment, path[at]!)) next.add(at + 1);
    }
    reached = next;
  }
  return pattern.join('') !== '' && reached.size > 0;
}

function segmentFits(pattern: string, name: string): boolean {
  let reached = new Set([0]);
  for (const char of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (char === '*') for (let i = at; i <= name.length; i++) next.add(i);
      else if (at < name.length && (char === '?' || char === name[at])) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(name.length);
}
