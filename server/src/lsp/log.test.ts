import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'vscode-languageserver';
import { Log } from './log.ts';

test('a rule that fails is one line, once', () => {
  const lines: string[] = [];
  const error = (line: string) => lines.push(line);
  const log = new Log({ console: { error } } as unknown as Connection);
  const broken = new RangeError('not\nthis');
  log.failed('a/b', broken);
  log.failed('a/b', broken);
  log.failed('a/b', 'thrown');
  assert.equal(lines.length, 2);
  assert.match(lines[0]!, /^The rule a\/b failed: RangeError: not this at .*log\.test\.ts:\d+:\d+\)?$/);
  assert.equal(lines[1], 'The rule a/b failed: thrown');
});

test('files that cannot be read are a line each, once, and not without end', () => {
  const lines: string[] = [];
  const warn = (line: string) => lines.push(line);
  const log = new Log({ console: { warn } } as unknown as Connection);
  const error = new Error("EACCES: permission denied, open '/work/x'");
  for (let i = 0; i < 3; i++) log.refused('file:///work/x', error);
  assert.deepEqual(lines, ["file:///work/x: EACCES: permission denied, open '/work/x'"]);
  for (let i = 0; i < 100; i++) log.refused(`file:///work/${i}`, error);
  assert.equal(lines.length, 51);
  assert.equal(lines.at(-1), 'What else cannot be read is not told of.');
});
