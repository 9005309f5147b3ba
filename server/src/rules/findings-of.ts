import type { Policy } from '../workspace/policy.ts';
import type { Finding, OnFailure, RuleSettings } from './check.ts';
import type { About, OnRun, Problem } from './rule.ts';
import { isOff, wantedOf } from './wanted.ts';

/** What rules report that are asked one after the other, as settings and project want it, in the order of the text. */
export function findingsOf<R extends About>(
  rules: readonly R[],
  problemsOf: (rule: R) => Iterable<Problem>,
  policy: Policy,
  settings: RuleSettings,
  onFailure: OnFailure,
  onRun?: OnRun,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const asked = wantedOf(rule, settings.severities, policy);
    if (isOff(rule, asked) && !(settings.all && asked.level === undefined)) continue;
    try {
      onRun?.(rule.id);
      for (const problem of problemsOf(rule)) {
        const severity = asked.level ?? problem.severity ?? rule.severity;
        findings.push({ ...problem, rule, severity: severity === 'off' ? 'hint' : severity });
      }
    } catch (error) {
      onFailure(rule.id, error);
    }
  }
  return findings.sort((a, b) => a.range.start - b.range.start);
}
