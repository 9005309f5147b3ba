import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mend } from '../../server/src/cli/mend.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check, type Finding, type OnFailure } from '../../server/src/rules/check.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Range } from '../../server/src/text/range.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { cost } from '../support/linear.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

/** Far more than it takes, and far less than a rule that goes over the file again and again; of the processor's time. */
const MILLISECONDS_A_FILE = 20;

const ALL = { severities: {}, all: true };

const corpus = () =>
  jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl')).map(({ file }) => ({
    file,
    text: readFileSync(sharedPath('corpus/files', file), 'utf8'),
  }));

test('every rule answers for every file of the corpus, and every fix mends its problem', (t) => {
  if (!needsShared(t)) return;
  const files = corpus();
  let found: { file: string; text: string; findings: Finding[] }[] = [];
  const took = cost(() => {
    found = files.map(({ file, text }) => ({ file, text, findings: look(text, fail(file)) }));
  });
  let problems = 0;
  let fixes = 0;
  for (const { file, text, findings } of found) {
    problems += findings.length;
    for (const finding of findings) fixes += assertSound(file, text, finding, findings);
  }
  t.diagnostic(`${problems} problems with ${fixes} fixes in ${files.length} files, found in ${took.toFixed(0)} ms`);
  assert.ok(took < files.length * MILLISECONDS_A_FILE, `it took ${took.toFixed(0)} ms`);
});

test('mending a file of the corpus comes to an end, and has nothing left to do', (t) => {
  if (!needsShared(t)) return;
  for (const { file, text } of corpus()) {
    for (const all of [false, true]) {
      const once = mend(text, (current) => look(current, fail(file)), all, fail(file));
      const twice = mend(once.text, (current) => look(current, fail(file)), all, fail(file));
      assert.equal(twice.text, once.text, file);
    }
  }
});

const look = (text: string, onFailure: OnFailure) => check(readDockerfile(text), NO_WORKSPACE, ALL, onFailure);

const fail =
  (file: string): OnFailure =>
  (rule, error) =>
    assert.fail(`${rule} threw on ${file}: ${error instanceof Error ? error.stack : error}`);

/** @returns the number of fixes */
function assertSound(file: string, text: string, finding: Finding, findings: readonly Finding[]): number {
  const where = `${finding.rule.id} in ${file} at ${finding.range.start}`;
  const inside = ({ start, end }: Range) => 0 <= start && start <= end && end <= text.length;
  assert.ok(inside(finding.range), where);
  assert.ok(finding.range.start < finding.range.end, `${where} marks nothing`);
  for (const related of finding.related ?? []) assert.ok(inside(related.range), where);
  const alike = ({ rule }: Finding) => rule === finding.rule;
  const fixes = finding.fixes?.() ?? [];
  for (const { title, edits } of fixes) {
    // This refuses edits that overlap or lie outside.
    const after = applyEdits(text, edits);
    assert.notEqual(after, text, `${where}: "${title}" changes nothing`);
    const left = look(after, fail(`${file} after "${title}"`)).filter(alike);
    assert.ok(left.length < findings.filter(alike).length, `${where}: "${title}" leaves the problem`);
  }
  return fixes.length;
}
