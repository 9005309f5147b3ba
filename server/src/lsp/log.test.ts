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
