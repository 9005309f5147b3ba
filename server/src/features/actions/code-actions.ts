import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import type { Finding, OnFailure } from '../../rules/check.ts';
import { besideFixesOf, fixesOf, safeFix } from '../../rules/fixes.ts';
import type { Edit } from '../../text/edit.ts';
import { EditSet } from '../../text/edit-set.ts';
import { contains, overlap, type Range } from '../../text/range.ts';
import type { Action } from './action.ts';
import { disableActions, type SettingsOf } from './disable-actions.ts';

/** The findings whose marked text a range touches. */
export const findingsAt = (findings: readonly Finding[], range: Range): Finding[] =>
  findings.filter((finding) => overlap(finding.range, range) || contains(finding.range, range.start));

/** What can be done about problems: their fixes, and then silence, in the settings too where the client can change them. */
export function actionsFor(
  dockerfile: Dockerfile | undefined,
  findings: readonly Finding[],
  onFailure: OnFailure,
  settings?: SettingsOf,
): Action[] {
  const fixes = findings.flatMap((finding) => fixActions(finding, onFailure));
  return [...fixes, ...disableActions(dockerfile, findings, settings)];
}

function fixActions(finding: Finding, onFailure: OnFailure): Action[] {
  const findings = [finding];
  const own = fixesOf(finding, onFailure).map(({ title, edits, preferred }) => ({ title, edits, findings, preferred }));
  const beside = besideFixesOf(finding, onFailure).map(
    (fix): Action => ({ title: fix.title, edits: [], findings, preferred: own.length === 0, beside: fix }),
  );
  return [...own, ...beside];
}

export const FIX_ALL_TITLE = 'Fix all safe problems';

/** The edits of all safe fixes that go together; none when there is no such fix. */
export function fixAll(findings: readonly Finding[], onFailure: OnFailure): readonly Edit[] {
  const taken = new EditSet();
  for (const finding of findings) {
    const fix = safeFix(fixesOf(finding, onFailure));
    // What does not go together with an earlier fix is left for the next time.
    if (fix) taken.take(fix.edits);
  }
  return taken.edits;
}

/** How many problems a safe fix mends, two at the most: enough to know what is worth offering. A list is looked through once. */
export const countSafe = remember((findings: readonly Finding[]): number => {
  let count = 0;
  for (const finding of findings) {
    // A rule that throws is told of when its fix is asked for.
    if (safeFix(fixesOf(finding, () => undefined))) count++;
    if (count === 2) break;
  }
  return count;
});
