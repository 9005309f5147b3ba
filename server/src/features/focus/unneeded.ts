import type { Dockerfile } from '../../model/dockerfile.ts';
import { needed } from '../../model/graph.ts';
import { partsOf } from '../../model/part.ts';
import type { Stage } from '../../model/stage.ts';
import type { Finding } from '../../rules/check.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Range } from '../../text/range.ts';

/**
 * The text that a build of the target does not need, in the order of the file: whole stages, from the comments above FROM to the
 * last thing in it, those side by side as one. A stage that a named context may replace counts as needed, as nobody knows.
 */
export function unneededFor(dockerfile: Dockerfile, target: Stage): readonly Range[] {
  const wanted = needed(target);
  const found: { start: number; end: number }[] = [];
  let last: Range | undefined;
  for (const { stage, start, end } of partsOf(dockerfile)) {
    if (!stage || wanted.has(stage)) continue;
    const text = dockerfile.text.slice(start, end).trimEnd();
    const before = found.at(-1);
    if (before && last?.end === start) before.end = start + text.length;
    else found.push({ start, end: start + text.length });
    last = { start, end };
  }
  return found;
}

/**
 * The findings that do not begin in text that is left out. Faults of syntax stay wherever they are: what cannot be read stops the
 * build of every target.
 */
export const findingsOutside = (findings: readonly Finding[], left: readonly Range[]): readonly Finding[] =>
  left.length === 0
    ? findings
    : findings.filter(
        ({ range, rule, severity }) =>
          (severity === 'error' && rule.id.startsWith('syntax/')) || !liesIn(left, range.start),
      );

function liesIn(ranges: readonly Range[], offset: number): boolean {
  const range = ranges[firstIndex(ranges, ({ end }) => end >= offset)];
  return range !== undefined && range.start <= offset;
}
