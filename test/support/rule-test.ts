import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { besideExamples, type Fix, type Problem, type Rule, type Severity } from '../../server/src/rules/rule.ts';
import { read } from '../../server/src/syntax/read.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { NO_WORKSPACE, type Workspace } from '../../server/src/workspace/workspace.ts';
import { isQuick, isThorough } from './depth.ts';
import { type Fixture, mark, unmark } from './fixture.ts';
import { assertGone, assertNoComplaint, problemsOf } from './mended.ts';
import { assertEach, assertNear } from './nearness.ts';

/** A fix that must be offered, with the whole text after it. */
export interface ExpectedFix {
  readonly title: string;
  readonly after: string;
  readonly safe?: boolean;
  readonly preferred?: boolean;
}

/** One problem that must be reported: the message, and all its fixes in their order. */
export interface ExpectedProblem {
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly ExpectedFix[];
}

export interface RuleCase {
  readonly name: string;
  /** A Dockerfile with `[|…|]` around what is reported, in the order of the file. */
  readonly text: string;
  readonly problems: readonly ExpectedProblem[];
  readonly workspace?: Partial<Workspace>;
}

export interface QuietCase {
  readonly name: string;
  readonly text: string;
  readonly workspace?: Partial<Workspace>;
}

/** What holds for a text holds for this change of it, too. */
interface Variant {
  readonly name: string;
  text(text: string): string;
  /** Where an offset of the unchanged text is after the change. */
  place(text: string, offset: number): number;
}

const PLAIN: Variant = { name: '', text: (text) => text, place: (_, offset) => offset };

const VARIANTS: readonly Variant[] = [
  {
    name: 'CRLF',
    text: (text) => text.replaceAll('\n', '\r\n'),
    place: (text, offset) => offset + text.slice(0, offset).split('\n').length - 1,
  },
  { name: 'BOM', text: (text) => `\ufeff${text}`, place: (_, offset) => offset + 1 },
  { name: 'lower case', text: lowerKeywords, place: (_, offset) => offset },
];

/** All of them at once: what one of them breaks is broken then as well, but for what two of them make up for. */
const together = (variants: readonly Variant[]): Variant => ({
  name: variants.map(({ name }) => name).join(' and '),
  text: (text) => variants.reduceRight((changed, vary) => vary.text(changed), text),
  place: (text, offset) => variants.reduce((at, vary) => at + vary.place(text, offset) - offset, offset),
});

interface Cases {
  readonly reports: readonly RuleCase[];
  readonly quiet: readonly QuietCase[];
  /** The rule is about the case of keywords, so they stay as they are. */
  readonly caseMatters?: boolean;
}

/**
 * Tests a rule: its documented examples, and cases, each as it is and with CRLF, a BOM and lower-case keywords: all of these at once when
 * it has to be quick, and one by one.
 */
export function testRule(rule: Rule, cases: Cases) {
  describe(rule.id, () => {
    test('the documented examples are reported, and not', () => {
      const workspace = besideExamples(rule);
      const reported = unmark(rule.reported);
      assert.notEqual(reported.ranges.length, 0, 'the example marks nothing');
      assertRanges(rule, reported, problemsOf(rule, readDockerfile(reported.text), workspace));
      assertRanges(rule, unmark(rule.fine), problemsOf(rule, readDockerfile(rule.fine), workspace));
    });
    const texts = [...cases.reports, ...cases.quiet].map(({ text, workspace }) =>
      JSON.stringify([text, workspace], (_, value) =>
        value instanceof Set || value instanceof Map ? [...value] : value,
      ),
    );
    assert.equal(new Set(texts).size, texts.length, `${rule.id} has the same case twice`);
    if (isThorough)
      test('looks at other stages and instructions as it says', () => {
        for (const { name, text, workspace } of [...cases.reports, ...cases.quiet]) {
          assertNear([rule], unmark(text).text, { ...NO_WORKSPACE, ...workspace }, name);
          assertEach([rule], unmark(text).text, { ...NO_WORKSPACE, ...workspace }, name);
        }
      });
    const changes = VARIANTS.filter(({ text }) => !(cases.caseMatters && text === lowerKeywords));
    const variants = [PLAIN, ...(isQuick ? [together(changes)] : []), ...(isThorough ? changes : [])];
    for (const item of cases.reports) test(`reports ${item.name}`, () => assertReported(rule, item, variants));
    for (const item of cases.quiet) test(`is quiet about ${item.name}`, () => assertQuiet(rule, item, variants));
  });
}

/** Makes an assertion about each variant, and says which one it is that fails. */
function inEach(variants: readonly Variant[], assertion: (vary: Variant) => void): void {
  for (const vary of variants) {
    try {
      assertion(vary);
    } catch (error) {
      if (vary.name !== '' && error instanceof Error) error.message = `${vary.name}: ${error.message}`;
      throw error;
    }
  }
}

function assertQuiet(rule: Rule, item: QuietCase, variants: readonly Variant[]): void {
  const workspace = { ...NO_WORKSPACE, ...item.workspace };
  inEach(variants, (vary) => {
    const text = vary.text(item.text);
    assertRanges(rule, { text, ranges: [] }, problemsOf(rule, readDockerfile(text), workspace));
  });
}

function assertReported(rule: Rule, item: RuleCase, variants: readonly Variant[]): void {
  const workspace = { ...NO_WORKSPACE, ...item.workspace };
  inEach(variants, (vary) => {
    const fixture = varied(item.text, vary);
    const dockerfile = readDockerfile(fixture.text);
    const problems = problemsOf(rule, dockerfile, workspace);
    assertRanges(rule, fixture, problems);
    assert.deepEqual(
      problems.map((problem) => problem.message),
      item.problems.map((problem) => problem.message),
    );
    for (const [i, problem] of problems.entries()) {
      const expected = item.problems[i]!;
      assert.equal(problem.severity ?? rule.severity, expected.severity ?? rule.severity, 'severity');
      const fixes = (problem.fixes?.() ?? []).map((fix) => ({ ...fix, after: applyEdits(fixture.text, fix.edits) }));
      assert.deepEqual(
        fixes.map(({ title, after }) => ({ title, after })),
        (expected.fixes ?? []).map(({ title, after }) => ({ title, after: vary.text(after) })),
      );
      for (const [j, { safe, preferred, title }] of fixes.entries()) {
        const wanted = expected.fixes![j]!;
        assert.equal(safe, wanted.safe ?? false, `safe: ${title}`);
        assert.equal(preferred, wanted.preferred ?? false, `preferred: ${title}`);
      }
      // What a fix makes of the other variants is the same text, varied: the rules are shown above to see no difference.
      if (vary === PLAIN) for (const fix of fixes) assertFixed(rule, problem, fix, dockerfile, workspace);
    }
  });
}

function assertFixed(rule: Rule, problem: Problem, fix: Fix, before: Dockerfile, workspace: Workspace): void {
  if (isQuick) assertGone(rule, problem, fix, before, workspace);
  if (isThorough) assertNoComplaint(rule, fix, before, workspace);
}

function assertRanges(rule: Rule, fixture: Fixture, problems: readonly Problem[]): void {
  const found = problems.map((problem) => problem.range);
  assert.equal(mark(fixture.text, found), mark(fixture.text, fixture.ranges), rule.id);
}

/** Changes a marked text while its marks stay around the same words. */
function varied(marked: string, vary: Variant): Fixture {
  const { text, ranges } = unmark(marked);
  const place = (offset: number) => vary.place(text, offset);
  return { text: vary.text(text), ranges: ranges.map(({ start, end }) => ({ start: place(start), end: place(end) })) };
}

function lowerKeywords(text: string): string {
  let result = text;
  for (const instruction of read(text).instructions) {
    const as = instruction.name === 'FROM' ? instruction.words[1] : undefined;
    for (const word of [instruction.keyword, instruction.trigger?.keyword, as?.text === 'AS' ? as : undefined]) {
      if (!word || instruction.name === undefined) continue;
      const { start, end } = word.range;
      result = result.slice(0, start) + result.slice(start, end).toLowerCase() + result.slice(end);
    }
  }
  return result;
}
