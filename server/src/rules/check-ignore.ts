import type { TreeFolder } from '../workspace/context-tree.ts';
import type { IgnoreText } from '../workspace/ignore.ts';
import type { Policy } from '../workspace/policy.ts';
import type { Finding, OnFailure, RuleSettings } from './check.ts';
import { ignoreRules } from './index.ts';
import { isOff, wantedOf } from './wanted.ts';

/** Runs the rules for ignore files, as `check` does those for Dockerfiles. `context` is the build context, where all of it is known. */
export function checkIgnore(
  ignore: IgnoreText,
  context: TreeFolder | undefined,
  policy: Policy,
  settings: RuleSettings,
  onFailure: OnFailure,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of ignoreRules) {
    const asked = wantedOf(rule, settings.severities, policy);
    if (isOff(rule, asked) && !(settings.all && asked.level === undefined)) continue;
    try {
      for (const problem of rule.checkIgnore(ignore, context)) {
        const severity = asked.level ?? problem.severity ?? rule.severity;
        findings.push({ ...problem, rule, severity: severity === 'off' ? 'hint' : severity });
      }
    } catch (error) {
      onFailure(rule.id, error);
    }
  }
  return findings.sort((a, b) => a.range.start - b.range.start);
}
