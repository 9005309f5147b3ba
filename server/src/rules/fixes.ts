import type { Finding, OnFailure } from './check.ts';
import type { Fix } from './rule.ts';

/** The fixes of a problem; none when its rule throws, which is told of. */
export function fixesOf(finding: Finding, onFailure: OnFailure): readonly Fix[] {
  try {
    return finding.fixes?.() ?? [];
  } catch (error) {
    onFailure(finding.rule.id, error);
    return [];
  }
}

/** The fix that may be applied without asking: the preferred one of those that are safe. */
export function safeFix(fixes: readonly Fix[]): Fix | undefined {
  const safe = fixes.filter((fix) => fix.safe && fix.edits.length > 0);
  return safe.find(({ preferred }) => preferred) ?? safe[0];
}
