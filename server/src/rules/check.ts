import { withContexts } from '../model/contexts.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { remember, rememberApart } from '../model/remember.ts';
import type { Policy } from '../workspace/policy.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { reportedByBuildkit } from './agreement.ts';
import { rules } from './index.ts';
import { type ExpectedRules, isDeep } from './remembered.ts';
import type { About, OnRun, Problem, Rule, Severity } from './rule.ts';
import { Run } from './run.ts';
import { failsOnWarnings, isSuppressed, namesOf } from './suppression.ts';
import { isOff, type Wanted, wantedOf, wantedOfProblem } from './wanted.ts';

/** A problem with the rule that found it, and how serious it is here. */
export interface Finding extends Problem {
  readonly rule: About;
  readonly severity: Severity;
}

/** What the user wants of the rules. */
export interface RuleSettings {
  /** Severities by rule id, where they differ from the rule's own and from what the project's files say. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Run the rules that are off by default, too, as hints. */
  readonly all?: boolean;
}

export const DEFAULT_SETTINGS: RuleSettings = { severities: {} };

/** Told of a rule that threw, by its id. */
export type OnFailure = (rule: string, error: unknown) => void;

/** Runs the rules over a Dockerfile. A rule that throws is told of, and the others still answer. */
export function check(
  written: Dockerfile,
  workspace: Workspace,
  settings: RuleSettings = DEFAULT_SETTINGS,
  onFailure: OnFailure = () => undefined,
  onRun?: OnRun,
): Finding[] {
  const dockerfile = withContexts(written, workspace.contexts);
  const findings: Finding[] = [];
  const { wanted, expected } = wantedRules(settings)(workspace.policy);
  const run = new Run(dockerfile, workspace, expected, onRun);
  for (const [rule, asked] of wanted) {
    try {
      for (const problem of run.problemsOf(rule)) {
        const written = problem.severity ?? rule.severity;
        if (isSuppressed(dockerfile, rule, problem.range.start, written, problem.check)) continue;
        const wanted = wantedOfProblem(asked, problem, workspace.policy);
        const severity = wanted ?? rule.severity;
        if (severity === 'off' && !(settings.all && wanted === undefined)) continue;
        // A severity the user chose counts for all the rule reports.
        const own = wanted === undefined ? severityOf(problem, rule, dockerfile) : undefined;
        findings.push({ ...problem, rule, severity: own ?? (severity === 'off' ? 'hint' : severity) });
      }
    } catch (error) {
      onFailure(rule.id, error);
    }
  }
  run.settle();
  return findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** The rules of which anything is wanted, and those among them that are asked about all parts. */
const wantedRules = remember(({ severities, all }: RuleSettings) =>
  rememberApart((policy: Policy) => {
    const wanted = new Map<Rule, Wanted>();
    for (const rule of rules) {
      const asked = wantedOf(rule, severities, policy);
      if (!isOff(rule, asked) || (all && asked.level === undefined)) wanted.set(rule, asked);
    }
    const ofParts = [...wanted.keys()].filter(({ whole, gathers }) => !whole && !gathers);
    const near = expectedRules(ofParts.filter((rule) => !isDeep(rule)));
    return { wanted, expected: { near, deep: expectedRules(ofParts.filter(isDeep)) } };
  }),
);

const expectedRules = (all: readonly Rule[]): ExpectedRules => ({
  all: new Set(all),
  each: new Set(all.filter(({ each }) => each)),
});

/** What BuildKit warns of is an error where the file wants warnings to be errors. */
function severityOf(problem: Problem, rule: Rule, dockerfile: Dockerfile): Severity | undefined {
  const fails = failsOnWarnings(dockerfile) && namesOf(rule).some((name) => reportedByBuildkit.has(name));
  return fails ? 'error' : problem.severity;
}
