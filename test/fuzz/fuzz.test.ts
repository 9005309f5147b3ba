import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Find } from './fuzz.ts';
import { Watched } from './watched.ts';

const SEED = 1;
/** As many as are tried in a few seconds, and the seconds that a slow machine may take for as many as it can. */
const INPUTS = 4_000;
const SECONDS = 30;

test('nothing throws, hangs or is forgotten, and every place lies in its text, whatever is read and edited', async (t) => {
  const finds: Find[] = [];
  const watched = new Watched(SEED, (find) => finds.push(find), INPUTS);
  const timer = setTimeout(() => watched.stop(), SECONDS * 1000);
  await watched.ended;
  clearTimeout(timer);
  t.diagnostic(watched.progress.summary);
  assert.ok(watched.progress.inputs > 0);
  assert.deepEqual(finds, []);
});
