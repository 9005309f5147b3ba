import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelType } from '../../server/src/knowledge/label-types.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import { NO_POLICY, type Policy } from '../../server/src/workspace/policy.ts';
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
  /** As in hadolint's own source. */
  readonly config?: {
    readonly allowedRegistries?: readonly string[];
    readonly labelSchema?: Readonly<Record<string, string>>;
    readonly strictLabels?: boolean;
  };
}

const LABEL_TYPES: Readonly<Record<string, LabelType>> = {
  RawText: 'text',
  Url: 'url',
  Rfc3339: 'rfc3339',
  Spdx: 'spdx',
  GitHash: 'hash',
  SemVer: 'semver',
  Email: 'email',
};

const policyOf = ({ config = {} }: Case): Policy => ({
  ...NO_POLICY,
  trustedRegistries: config.allowedRegistries,
  labelSchema:
    config.labelSchema &&
    new Map(Object.entries(config.labelSchema).map(([key, type]) => [key, LABEL_TYPES[type]!] as const)),
  strictLabels: config.strictLabels,
});

/** What is put in front of a case that has no FROM: hadolint judges its lines by themselves, whatever they stand on. */
const BASES = ['FROM debian:13', 'FROM registry.example.com/base:1'];

const ALL = { severities: {}, all: true };

const placeOf = ({ rule, test }: Case): string => `${rule} ${/[^/]*\.hs:\d+/.exec(test)?.[0]}`;

/** Whether a rule that stands for one of hadolint's reports something. */
function isReported(item: Case, text: string): boolean {
  const workspace = { ...NO_WORKSPACE, policy: policyOf(item) };
  const findings = check(readDockerfile(text), workspace, ALL, (rule, error) => assert.fail(`${rule}: ${error}`));
  const code = `hadolint ${item.rule}`;
  return findings.some(({ rule, peer }) => (peer === undefined ? rule.peers.includes(code) : peer === code));
}

/** Where registries are judged, the line in front is not to come from one. */
const basesFor = ({ config }: Case): readonly string[] => (config?.allowedRegistries ? ['FROM scratch'] : BASES);

const textsOf = (item: Case): string[] =>
  item.fragment ? basesFor(item).map((base) => `${base}\n${item.dockerfile}`) : [item.dockerfile];

test('the cases of hadolint are decided as there, or otherwise on purpose', (t) => {
  if (!needsShared(t)) return;
  // ShellCheck's own are tried where it is at hand.
  const cases = jsonLines<Case>(sharedPath('cases/hadolint.jsonl')).filter(({ rule }) => rule.startsWith('DL'));
  const different = new Set<string>();
  for (const item of cases) {
    if (textsOf(item).some((text) => isReported(item, text) !== item.expect)) different.add(placeOf(item));
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
