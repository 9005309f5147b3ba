import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { askAll } from '../../scripts/compare/ask.ts';
import { questions } from '../../scripts/compare/questions.ts';
import { rowOf } from '../../scripts/compare/table.ts';

test('answers all questions of the comparison with another server, and the page says so', async () => {
  assert.equal(questions.length, 60);
  const outcomes = await askAll(questions);
  assert.deepEqual(
    questions.filter((_, i) => outcomes[i] !== 'right').map(({ ask }) => ask),
    [],
  );
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/comparison.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| (?!---|Can it)/.test(line));
  assert.deepEqual(
    rows.map((row, i) => (row.startsWith(rowOf(questions[i]!, 'right')) ? 'current' : row)),
    questions.map(() => 'current'),
    'docs/comparison.md is stale: run "npm run compare".',
  );
});
