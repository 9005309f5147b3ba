import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type IgnoreRule, ignoreProblems } from '../../server/src/rules/ignore-rule.ts';
import type { Problem } from '../../server/src/rules/rule.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { mark, unmark } from './fixture.ts';
import type { ExpectedProblem } from './rule-test.ts';

export interface IgnoreCase {
  readonly name: string;
  /** An ignore file with `[|…|]` around what is reported. */
  readonly text: string;
  /** All that lies in the build context, where that is known; folders end with a slash. */
  readonly context?: readonly string[];
  readonly problems: readonly ExpectedProblem[];
}

const VARIANTS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
];

/** Tests a rule for ignore files: its documented examples, and cases, each as it is, with CRLF and with a byte-order mark. */
export function testIgnoreRule(
  rule: IgnoreRule,
  cases: { readonly reports: readonly IgnoreCase[]; readonly quiet: readonly Omit<IgnoreCase, 'problems'>[] },
): void {
  describe(rule.id, () => {
    test('the documented examples are reported, and not', () => {
      const { text, ranges } = unmark(rule.reported);
      assert.notEqual(ranges.length, 0, 'the example marks nothing');
      assert.equal(marked(text, ignoreProblems(rule, text)), rule.reported);
      assert.equal(marked(rule.fine, ignoreProblems(rule, rule.fine)), rule.fine);
    });
    for (const { name, text, context, problems } of cases.reports) {
      test(`reports ${name}`, () => {
        for (const vary of VARIANTS) {
          const varied = vary(text);
          const found = problemsOf(rule, unmark(varied).text, context);
          assert.equal(marked(unmark(varied).text, found), varied);
          for (const [i, { message, severity, fixes = [] }] of problems.entries()) {
            const problem = found[i]!;
            assert.equal(problem.message, message);
            assert.equal(problem.severity ?? rule.severity, severity ?? rule.severity);
            const offered = (problem.fixes?.() ?? []).map(({ title, edits, safe, preferred }) => ({
              title,
              after: applyEdits(unmark(varied).text, edits),
              safe,
              preferred,
            }));
            const wanted = fixes.map(({ after, ...fix }) => ({
              title: fix.title,
              after: vary(after),
              safe: fix.safe ?? false,
              preferred: fix.preferred ?? false,
            }));
            assert.deepEqual(offered, wanted);
            for (const { after } of offered) {
              const left = problemsOf(rule, after, context).map((other) => other.message);
              assert.ok(
                left.filter((other) => other === message).length <
                  found.filter((other) => other.message === message).length,
                after,
              );
            }
          }
          assert.equal(found.length, problems.length);
        }
      });
    }
    for (const { name, text, context } of cases.quiet) {
      test(`is quiet about ${name}`, () => {
        for (const vary of VARIANTS)
          assert.equal(marked(vary(text), problemsOf(rule, vary(text), context)), vary(text));
      });
    }
  });
}

/** As it would be with these files around. */
const problemsOf = (rule: IgnoreRule, text: string, context: readonly string[] | undefined): Problem[] => {
  const { context: _, ...alone } = rule;
  return ignoreProblems(context ? { ...alone, context } : alone, text);
};

const marked = (text: string, problems: readonly Problem[]): string =>
  mark(
    text,
    problems.map(({ range }) => range),
  );
