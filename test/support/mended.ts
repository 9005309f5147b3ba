import assert from 'node:assert/strict';
import { withContexts } from '../../server/src/model/contexts.ts';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Fix, Problem, Rule } from '../../server/src/rules/rule.ts';
import { Run } from '../../server/src/rules/run.ts';
import { isSuppressed } from '../../server/src/rules/suppression.ts';
import { applyEdits, type Edit } from '../../server/src/text/edit.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { pardoned } from '../buildkit/pardons.ts';

/** After a fix its problem is gone, and its rule reports no other one instead. Messages are compared, since places move. */
export function assertGone(rule: Rule, problem: Problem, fix: Fix, before: Dockerfile, workspace: Workspace): void {
  const after = applyEdits(before.text, fix.edits);
  assert.notEqual(after, before.text, `"${fix.title}" changes nothing`);
  const mended = readDockerfile(after);
  const left = problemsOf(rule, mended, workspace);
  const had = problemsOf(rule, before, workspace);
  const same = ({ message }: Problem) => message === problem.message;
  assert.ok(left.filter(same).length < had.filter(same).length, `"${fix.title}" leaves the problem:\n${after}`);
  assert.deepEqual(added(had, left), [], `"${fix.title}" makes another problem of it:\n${after}`);
}

/** No rule complains of what it did not complain of before a fix of another one, faint hints and what is pardoned aside. */
export function assertNoComplaint(rule: Rule, fix: Fix, before: Dockerfile, workspace: Workspace): void {
  const after = applyEdits(before.text, fix.edits);
  const mended = readDockerfile(after);
  const run = new Run(mended, workspace);
  for (const other of rules) {
    if (other === rule || other.severity === 'off') continue;
    const loud = run.problemsOf(other).filter(({ range, severity = other.severity, check }) => {
      return severity !== 'hint' && !isSuppressed(mended, other, range.start, severity, check);
    });
    if (loud.length === 0) continue;
    if (pardoned('a fix that brings a problem', rule.id, fix.title, other.id) !== undefined) continue;
    // One that was a hint may well grow louder: this is no other complaint.
    const anew = added(problemsOf(other, before, workspace), loud, fix.edits);
    assert.deepEqual(anew, [], `"${fix.title}" makes ${other.id} complain:\n${after}`);
  }
}

/** Both: what a fix has to leave behind it. */
export function assertMended(rule: Rule, problem: Problem, fix: Fix, before: Dockerfile, workspace: Workspace): void {
  assertGone(rule, problem, fix, before, workspace);
  assertNoComplaint(rule, fix, before, workspace);
}

/** What a rule reports and no comment silences, in the order of the text. */
export const problemsOf = (rule: Rule, dockerfile: Dockerfile, workspace: Workspace): Problem[] =>
  new Run(withContexts(dockerfile, workspace.contexts), workspace)
    .problemsOf(rule)
    .filter(
      ({ range, severity = rule.severity, check }) => !isSuppressed(dockerfile, rule, range.start, severity, check),
    )
    .sort((a, b) => a.range.start - b.range.start);

/**
 * The messages that are there after, and were not before. With the edits in between, a problem that stays where it was is
 * the same one even if it quotes other words: those that the edits have put there.
 */
function added(before: readonly Problem[], after: readonly Problem[], edits?: readonly Edit[]): string[] {
  const messages = before.map(({ message }) => message);
  const places = edits ? before.map(({ message, range }) => `${moved(edits, range.start)} ${unquoted(message)}`) : [];
  return after
    .filter(({ message }) => !takeOne(messages, message))
    .filter(({ message, range }) => !takeOne(places, `${range.start} ${unquoted(message)}`))
    .map(({ message }) => message);
}

const unquoted = (message: string): string => message.replaceAll(/"[^"]*"/g, '""');

/** Where an offset is after edits; the beginning of the one that it lies in. */
function moved(edits: readonly Edit[], offset: number): number {
  let by = 0;
  for (const { range, newText } of edits) {
    if (range.end <= offset && range.start < offset) by += newText.length - (range.end - range.start);
    else if (range.start < offset) by += range.start - offset;
  }
  return offset + by;
}

/** Removes one element that equals this, and says whether there was one. */
function takeOne<T>(from: T[], wanted: T): boolean {
  const at = from.indexOf(wanted);
  if (at >= 0) from.splice(at, 1);
  return at >= 0;
}
