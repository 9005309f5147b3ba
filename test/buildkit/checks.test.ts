import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/rules/index.ts';
import { checksOf } from './ours.ts';
import { CHECKS } from './verdict.ts';
import { WANTED } from './wanted.ts';

/** It compares a base image with the platform that is built for, and so needs a registry. */
const BEYOND_US = ['InvalidBaseImagePlatform'];

test('each of BuildKit’s checks has a rule, but for one that needs a registry', () => {
  const ours = new Set(rules.flatMap((rule) => checksOf({ rule })));
  assert.deepEqual(
    CHECKS.filter((check) => !ours.has(check)),
    BEYOND_US,
  );
});

test('every difference that is wanted is about one of the checks, and has a reason of its own', () => {
  assert.deepEqual(
    WANTED.filter(({ check }) => !CHECKS.includes(check)),
    [],
  );
  assert.equal(new Set(WANTED.map(({ reason }) => reason)).size, WANTED.length);
});
