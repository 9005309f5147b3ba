import type { Finding, OnFailure } from '../rules/check.ts';
import { fixesOf, safeFix } from '../rules/fixes.ts';
import type { Fix } from '../rules/rule.ts';
import { applyEdits, conflict, type Edit } from '../text/edit.ts';
import { EditSet } from '../text/edit-set.ts';

/** A text after its fixes. */
interface Mended {
  readonly text: string;
  /** How often which fix was applied, by its rule. */
  readonly applied: ReadonlyMap<string, number>;
}

/** Fixes make way for further ones; those that grow without an end are stopped. */
const ROUNDS = 10;

/**
 * Applies the safe fixes, with `all` the preferred of the others too, until nothing changes. `look` finds the problems
 * of a text.
 */
export function mend(
  text: string,
  look: (text: string) => readonly Finding[],
  all: boolean,
  onFailure: OnFailure,
): Mended {
  const applied = new Map<string, number>();
  let current = text;
  const seen = new Set([text]);
  for (let round = 0; round < ROUNDS; round++) {
    const taken = new EditSet();
    for (const finding of look(current)) {
      const fix = choose(finding, all, onFailure);
      if (!fix || fix.edits.length === 0) continue;
      if (!applicable(fix.edits, current.length)) {
        onFailure(finding.rule.id, new RangeError(`"${fix.title}" has edits that overlap or lie outside the file.`));
        continue;
      }
      // What does not go together with an earlier fix has its turn in the next round.
      if (taken.take(fix.edits)) applied.set(finding.rule.id, (applied.get(finding.rule.id) ?? 0) + 1);
    }
    const next = applyEdits(current, taken.edits);
    current = next;
    // Nothing is left, or two fixes undo each other.
    if (seen.has(next)) break;
    seen.add(next);
  }
  return { text: current, applied };
}

/** The fix to apply without asking. */
export function choose(finding: Finding, all: boolean, onFailure: OnFailure): Fix | undefined {
  const fixes = fixesOf(finding, onFailure);
  return safeFix(fixes) ?? (all ? fixes.find((fix) => fix.preferred) : undefined);
}

/** Whether the edits of a fix can be applied at all. */
function applicable(edits: readonly Edit[], length: number): boolean {
  const inside = ({ range }: Edit) => 0 <= range.start && range.start <= range.end && range.end <= length;
  return edits.every(inside) && !conflict(edits);
}
