import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildkitChecks, hadolintRules } from '../../server/src/knowledge/peer-checks.ts';
import { rules } from '../../server/src/rules/index.ts';

const covered = new Set(rules.flatMap(({ peers }) => peers));

/** Those that hadolint no longer has: a plain upgrade is a fair thing to do. */
const RETIRED: ReadonlySet<string> = new Set(['DL3005', 'DL3017', 'DL3031', 'DL3039']);

/** Trivy's checks of Dockerfiles, DS-0001 to DS-0031; three numbers are none. https://avd.aquasec.com/misconfig/dockerfile */
const NO_CHECKS: ReadonlySet<number> = new Set([3, 18, 28]);
const trivyChecks = Array.from({ length: 31 }, (_, i) => i + 1)
  .filter((number) => !NO_CHECKS.has(number))
  .map((number) => `DS-${String(number).padStart(4, '0')}`);

/** The checks of a tool that no rule stands for. */
const missing = (tool: string, checks: Iterable<string>): string[] =>
  [...checks].filter((check) => !covered.has(`${tool} ${check}`));

describe('the rules stand for each check of', () => {
  test('BuildKit', () => {
    assert.equal(buildkitChecks.size, 22);
    assert.deepEqual(missing('BuildKit', buildkitChecks), []);
  });

  test('hadolint, which has ShellCheck built in as well', () => {
    const current = [...hadolintRules].filter((rule) => !RETIRED.has(rule));
    assert.equal(current.length, 71);
    assert.deepEqual(missing('hadolint', current), []);
    assert.ok(rules.some(({ id }) => id === 'shell/shellcheck'));
  });

  test('Trivy', () => {
    assert.equal(trivyChecks.length, 28);
    assert.deepEqual(missing('Trivy', trivyChecks), []);
  });
});
