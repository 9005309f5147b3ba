import type { TreeFolder } from '../workspace/context-tree.ts';
import type { IgnoreText } from '../workspace/ignore.ts';
import type { Policy } from '../workspace/policy.ts';
import type { Finding, OnFailure, RuleSettings } from './check.ts';
import { findingsOf } from './findings-of.ts';
import { ignoreRules } from './index.ts';
import type { OnRun } from './rule.ts';

/** Runs the rules for ignore files, as `check` does those for Dockerfiles. `context` is the build context, where all of it is known. */
export function checkIgnore(
  ignore: IgnoreText,
  context: TreeFolder | undefined,
  policy: Policy,
  settings: RuleSettings,
  onFailure: OnFailure,
  onRun?: OnRun,
): Finding[] {
  return findingsOf(ignoreRules, (rule) => rule.checkIgnore(ignore, context), policy, settings, onFailure, onRun);
}
