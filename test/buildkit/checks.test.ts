import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/rules/index.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { checksOf } from './ours.ts';
import { CHECKS } from './verdict.ts';
import { WANTED } from './wanted.ts';

test('each of BuildKit’s checks has a rule', () => {
  const ours = new Set(rules.flatMap((rule) => checksOf({ rule })));
  assert.deepEqual(
    CHECKS.filter((check) => !ours.has(check)),
    [],
  );
});

test('every difference that is wanted is about one of the checks, and has a reason of its own', () => {
  assert.deepEqual(
    WANTED.filter(({ check }) => !CHECKS.includes(check)),
    [],
  );
  const reasons = [...WANTED, ...ELSEWHERE].map(({ reason }) => reason);
  assert.equal(new Set(reasons).size, reasons.length);
});
