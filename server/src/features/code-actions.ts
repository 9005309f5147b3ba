import type { Dockerfile } from '../model/dockerfile.ts';
import type { Finding, OnFailure } from '../rules/check.ts';
import { fixesOf, safeFix } from '../rules/fixes.ts';
import { EditSet } from '../text/edit-set.ts';
import { contains, overlap, type Range } from '../text/range.ts';
import type { Action } from './action.ts';
import { disableActions } from './disable-actions.ts';

/** The findings whose marked text a range touches. */
export const findingsAt = (findings: readonly Finding[], range: Range): Finding[] =>
  findings.filter((finding) => overlap(finding.range, range) || contains(finding.range, range.start));

/** What can be done about problems: their fixes, and then silence, in the settings too where the client can change them. */
export function actionsFor(
  dockerfile: Dockerfile,
  findings: readonly Finding[],
  onFailure: OnFailure,
  settings = false,
): Action[] {
  const fixes = findings.flatMap((finding) => fixActions(finding, onFailure));
  return [...fixes, ...disableActions(dockerfile, findings, settings)];
}

const fixActions = (finding: Finding, onFailure: OnFailure): Action[] =>
  fixesOf(finding, onFailure).map(({ title, edits, preferred }) => ({ title, edits, findings: [finding], preferred }));

/** One action for all problems that a safe fix mends; undefined when there is none. */
export function fixAll(findings: readonly Finding[], onFailure: OnFailure): Action | undefined {
  const taken = new EditSet();
  const mended: Finding[] = [];
  for (const finding of findings) {
    const fix = safeFix(fixesOf(finding, onFailure));
    // What does not go together with an earlier fix is left for the next time.
    if (fix && taken.take(fix.edits)) mended.push(finding);
  }
  if (mended.length === 0) return undefined;
  return { title: 'Fix all safe problems', edits: taken.edits, findings: mended, preferred: false };
}
