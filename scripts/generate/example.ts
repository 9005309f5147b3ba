import { unifiedDiff } from '../../server/src/cli/diff.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { builderProblems } from '../../server/src/rules/builder-rule.ts';
import { ignoreProblems } from '../../server/src/rules/ignore-rule.ts';
import type { AnyRule } from '../../server/src/rules/index.ts';
import { besideExamples, type Fix, type Problem } from '../../server/src/rules/rule.ts';
import { Run } from '../../server/src/rules/run.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { unmark } from '../../test/support/fixture.ts';

/** What a rule says of its own example. */
export interface Example {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** The fixes of the first problem that has any. */
  readonly fixes: readonly Fix[];
}

export function exampleOf(rule: AnyRule): Example {
  const { text } = unmark(rule.reported);
  const found =
    'check' in rule
      ? new Run(readDockerfile(text), besideExamples(rule)).problemsOf(rule)
      : 'checkBuilds' in rule
        ? builderProblems(rule, text)
        : ignoreProblems(rule, text);
  const problems = found.toSorted((a, b) => a.range.start - b.range.start);
  if (problems.length === 0) throw new Error(`${rule.id} does not report its own example`);
  const fixes = problems.map((problem) => problem.fixes?.() ?? []).find((found) => found.length > 0) ?? [];
  return { text, problems, fixes };
}

/** The example before and after a fix, as the body of a diff. */
export function fixDiff(text: string, fix: Fix): string {
  return unifiedDiff('', text, applyEdits(text, fix.edits))
    .split('\n')
    .slice(2)
    .filter((line) => !line.startsWith('@@') && !line.startsWith('\\'))
    .join('\n');
}

/** The first fix of the example in a word, for tables. */
export function fixKind({ fixes: [fix], problems }: Example): string {
  if (!fix) return problems.some(({ beside }) => beside && beside().length > 0) ? 'yes' : '–';
  return fix.safe ? 'safe' : 'yes';
}
