import type { Finding, OnFailure } from './check.ts';
import type { BesideFix, Fix } from './rule.ts';

/** The fixes of a problem; none when its rule throws, which is told of. */
export const fixesOf = (finding: Finding, onFailure: OnFailure): readonly Fix[] =>
  unlessItThrows(() => finding.fixes?.() ?? [], finding, onFailure);

/** The same of what puts a problem right in another file. */
export const besideFixesOf = (finding: Finding, onFailure: OnFailure): readonly BesideFix[] =>
  unlessItThrows(() => finding.beside?.() ?? [], finding, onFailure);

function unlessItThrows<T>(fixes: () => readonly T[], { rule }: Finding, onFailure: OnFailure): readonly T[] {
  try {
    return fixes();
  } catch (error) {
    onFailure(rule.id, error);
    return [];
  }
}

/** The fix that may be applied without asking: the preferred one of those that are safe. */
export function safeFix(fixes: readonly Fix[]): Fix | undefined {
  const safe = fixes.filter((fix) => fix.safe && fix.edits.length > 0);
  return safe.find(({ preferred }) => preferred) ?? safe[0];
}
