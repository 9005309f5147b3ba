import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';
import { HADOLINT_OTHERWISE } from './hadolint-otherwise.ts';

interface Case {
  readonly rule: string;
  /** Begins with the place in hadolint's specs: `Hadolint/Rule/DL3000Spec.hs:13 …`. */
  readonly test: string;
  readonly dockerfile: string;
  readonly expect: boolean;
  readonly fragment?: boolean;
}

/** What is put in front of a case that has no FROM: hadolint judges its lines by themselves, whatever they stand on. */
const BASES = ['FROM debian:13', 'FROM registry.example.com/base:1'];

const ALL = { severities: {}, all: true };

const placeOf = ({ rule, test }: Case): string => `${rule} ${/[^/]*\.hs:\d+/.exec(test)?.[0]}`;

/** Whether a rule that stands for one of hadolint's reports something. */
function isReported(code: string, text: string): boolean {
  const findings = check(readDockerfile(text), NO_WORKSPACE, ALL, (rule, error) => assert.fail(`${rule}: ${error}`));
  return findings.some(({ rule }) => rule.peers.includes(`hadolint ${code}`));
}

const textsOf = ({ dockerfile, fragment }: Case): string[] =>
  fragment ? BASES.map((base) => `${base}\n${dockerfile}`) : [dockerfile];

test('the cases of hadolint are decided as there, or otherwise on purpose', (t) => {
  if (!needsShared(t)) return;
  const cases = jsonLines<Case>(sharedPath('cases/hadolint.jsonl'));
  const different = new Set<string>();
  for (const item of cases) {
    if (textsOf(item).some((text) => isReported(item.rule, text) !== item.expect)) different.add(placeOf(item));
  }
  const excused = new Set(HADOLINT_OTHERWISE.flatMap(({ code, places }) => places.map((place) => `${code} ${place}`)));
  assert.deepEqual(
    [...different].filter((place) => !excused.has(place)),
    [],
    'differs without a reason',
  );
  assert.deepEqual(
    [...excused].filter((place) => !different.has(place)),
    [],
    'is excused, but does not differ',
  );
  t.diagnostic(`${cases.length} cases, ${different.size} decided otherwise`);
});

test('each of its rules has one of ours', (t) => {
  if (!needsShared(t)) return;
  const codes = new Set(jsonLines<Case>(sharedPath('cases/hadolint.jsonl')).map(({ rule }) => rule));
  const known = new Set(rules.flatMap(({ peers }) => peers));
  assert.deepEqual(
    [...codes].filter((code) => /^DL/.test(code) && !known.has(`hadolint ${code}`)),
    [],
  );
});
