import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type BuilderRule, builderProblems } from '../../server/src/rules/builder-rule.ts';
import type { Problem } from '../../server/src/rules/rule.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { mark, unmark } from './fixture.ts';
import type { ExpectedProblem } from './rule-test.ts';

interface BuilderCase {
  readonly name: string;
  /** A Compose file with `[|…|]` around what is reported. */
  readonly text: string;
  /** The Dockerfile beside it. */
  readonly dockerfile: string;
  readonly problems: readonly ExpectedProblem[];
}

const VARIANTS: readonly ((text: string) => string)[] = [(text) => text, (text) => text.replaceAll('\n', '\r\n')];

/** Tests a rule for files that start builds: its documented examples, and cases, each as it is and with CRLF. */
export function testBuilderRule(
  rule: BuilderRule,
  cases: { readonly reports: readonly BuilderCase[]; readonly quiet: readonly Omit<BuilderCase, 'problems'>[] },
): void {
  describe(rule.id, () => {
    test('the documented examples are reported, and not', () => {
      const { text, ranges } = unmark(rule.reported);
      assert.notEqual(ranges.length, 0, 'the example marks nothing');
      assert.equal(marked(text, builderProblems(rule, text)), rule.reported);
      assert.equal(marked(rule.fine, builderProblems(rule, rule.fine)), rule.fine);
    });
    for (const { name, text, dockerfile, problems } of cases.reports) {
      test(`reports ${name}`, () => {
        for (const vary of VARIANTS) {
          const varied = vary(text);
          const plain = unmark(varied).text;
          const look = (text: string) => builderProblems({ ...rule, dockerfile: vary(dockerfile) }, text);
          const found = look(plain);
          assert.equal(marked(plain, found), varied);
          const told = found.map(({ message, severity = rule.severity, fixes }) => ({
            message,
            severity,
            fixes: (fixes?.() ?? []).map(({ title, edits, safe, preferred }) => {
              const after = applyEdits(plain, edits);
              assert.ok(!look(after).some((other) => other.message === message), 'the fix does not mend it');
              return { title, after, safe, preferred };
            }),
          }));
          const wanted = problems.map(({ message, severity = rule.severity, fixes = [] }) => ({
            message,
            severity,
            fixes: fixes.map(({ title, after, safe = false, preferred = false }) => ({
              title,
              after: vary(after),
              safe,
              preferred,
            })),
          }));
          assert.deepEqual(told, wanted);
        }
      });
    }
    for (const { name, text, dockerfile } of cases.quiet) {
      test(`says nothing of ${name}`, () => assert.deepEqual(builderProblems({ ...rule, dockerfile }, text), []));
    }
  });
}

const marked = (text: string, problems: readonly Problem[]): string =>
  mark(
    text,
    problems.map(({ range }) => range),
  );
