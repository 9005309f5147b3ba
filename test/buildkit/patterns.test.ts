import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternTexts } from '../support/patterns.ts';
import { recordedPatterns } from './patterns.ts';
import { idOf } from './record.ts';

test('BuildKit takes every pattern that completion proposes, as recorded; if not, run "npm run test:buildkit"', () => {
  const taken = new Set(recordedPatterns());
  const others = patternTexts().filter(({ text }) => !taken.has(idOf(text)));
  assert.deepEqual(
    others.map(({ name }) => name),
    [],
  );
});
