import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effect } from '../../scripts/generate/changes.ts';
import { exampleOf } from '../../scripts/generate/example.ts';
import { rules } from '../../server/src/rules/index.ts';
import { EXPANDED, type Rule } from '../../server/src/rules/rule.ts';

test('a rule tells what its fixes may change, unless the builder refuses what it reports', () => {
  const silent = rules.filter((rule) => rule.changes === undefined && rule.severity !== 'error');
  const unsafe = silent.filter((rule) => exampleOf(rule).fixes.some(({ safe }) => !safe));
  assert.deepEqual(
    unsafe.map(({ id }) => id),
    [],
  );
});

test("a rule's page says it in a sentence", () => {
  const told = (changes: NonNullable<Rule['changes']>, severity: 'error' | 'warning' = 'warning') =>
    effect({ changes, severity }, false);
  const look = ', and nothing else: look at it before you accept it.';
  assert.equal(told(['User']), `It may change the user of the image${look}`);
  assert.equal(
    told(['steps', 'Base', 'Cmd', 'Env'], 'error'),
    `Where the file can be built without it, it may change the steps of the build, the base image with all that it sets and the command and environment of the image${look}`,
  );
  assert.equal(
    told(EXPANDED),
    `It may change what the variable comes to, in the steps of the build and in the image${look}`,
  );
  assert.equal(told('anything'), 'What is built may change, so look at it before you accept it.');
  assert.equal(told([]), 'What is built stays the same, but whether it is meant is for you to say.');
  assert.equal(
    effect({ changes: ['OnBuild'], severity: 'hint' }, true),
    'Safe: what is built stays the same, so "fix all" applies it. Where it is not, it may change the triggers of the image, and nothing else.',
  );
});
