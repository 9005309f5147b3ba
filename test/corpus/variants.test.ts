import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { rules } from '../../server/src/rules/index.ts';
import { besideExamples, type Problem, type Rule } from '../../server/src/rules/rule.ts';
import { applyEdits, type Edit, insert, replace } from '../../server/src/text/edit.ts';
import { unmark } from '../support/fixture.ts';
import { assertMended, problemsOf } from '../support/mended.ts';

/** A way to write the same file otherwise, for which no rule may see another fault or none. */
interface Variant {
  readonly name: string;
  /** The edits that make it, one list for each file; none where it would be another file. */
  of(dockerfile: Dockerfile): Iterable<readonly Edit[]>;
}

const VARIANTS: readonly Variant[] = [
  {
    name: 'with a backtick to escape',
    *of({ text, instructions }) {
      const escapes = [...text.matchAll(/\\/g)].map(({ index }) => index);
      const heredocs = instructions.flatMap((instruction) => instruction.heredocs);
      const conflict = /`|^#!|^# *escape/im.test(text) || escapes.some((at) => text[at + 1] !== '\n');
      if (conflict || (escapes.length > 0 && heredocs.length > 0)) return;
      yield [insert(0, '# escape=`\n'), ...escapes.map((start) => replace({ start, end: start + 1 }, '`'))];
    },
  },
  {
    name: 'continued',
    *of({ text, escape, instructions }) {
      for (const { words, flags, headRange } of instructions) {
        const links = [...text.slice(headRange.start, headRange.end).matchAll(/(?<= )&& /g)];
        const places = [...flags, ...words].map(({ range }) => range.start);
        for (const at of [...places, ...links.map(({ index }) => headRange.start + index)]) {
          if (/[ \t][^#]/.test(text.slice(at - 1, at + 1))) yield [insert(at, `${escape}\n`)];
        }
      }
    },
  },
  {
    name: 'with blanks at the ends of lines',
    *of({ text, instructions }) {
      const ends = [...text.matchAll(/\S(?=\n|$)/g)].map(({ index }) => index + 1);
      const inHeredoc = (end: number) =>
        instructions.some(({ headRange, range }) => headRange.end < end && end <= range.end);
      yield ends.filter((end) => !inHeredoc(end)).map((end) => insert(end, ' \t'));
    },
  },
];

/** Where a variant is another thing: by rule and variant, with the reason. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['syntax/trailing-comment continued', 'what was meant for a comment ends with its line'],
  ['style/long-run-line continued', 'the length of a line is what it is about'],
  ['style/whitespace with blanks at the ends of lines', 'blanks at the ends of lines are what it is about'],
]);

const told = (rule: Rule, problem: Problem, { text }: Dockerfile) => {
  const written = text.slice(problem.range.start, problem.range.end);
  return `${problem.message} [${written.replaceAll(/[\\`][ \t]*\n|[ \t]+(?=\n)/g, '').trimEnd()}] ${problem.severity ?? rule.severity}`;
};

/** What is wrong with the fixes of a problem, if anything: in a word for each. */
function faults(rule: Rule, problem: Problem, dockerfile: Dockerfile): string[] {
  return (problem.fixes?.() ?? []).flatMap((fix) => {
    try {
      assertMended(rule, problem, fix, dockerfile, besideExamples(rule));
      return [];
    } catch (error) {
      assert.ok(error instanceof assert.AssertionError);
      return [error.message.split('\n', 1)[0]!];
    }
  });
}

describe('the example of a rule, written otherwise, is reported alike, and its fixes mend it', () => {
  for (const rule of rules) {
    test(rule.id, () => {
      const dockerfile = readDockerfile(unmark(rule.reported).text);
      const expected = problemsOf(rule, dockerfile, besideExamples(rule));
      // A fix that brings another problem to light does so in each.
      const known = expected.map((problem) => new Set(faults(rule, problem, dockerfile)));
      for (const { name, of } of VARIANTS) {
        if (OTHERWISE.has(`${rule.id} ${name}`)) continue;
        for (const edits of of(dockerfile)) {
          const variant = readDockerfile(applyEdits(dockerfile.text, edits));
          const problems = problemsOf(rule, variant, besideExamples(rule));
          const where = `${name}:\n${variant.text}`;
          assert.deepEqual(
            problems.map((problem) => told(rule, problem, variant)),
            expected.map((problem) => told(rule, problem, dockerfile)),
            where,
          );
          for (const [i, problem] of problems.entries()) {
            const anew = faults(rule, problem, variant).filter((fault) => !known[i]!.has(fault));
            assert.deepEqual(anew, [], where);
          }
        }
      }
    });
  }
});
