import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Heartbeat } from './heartbeat.ts';

/** A server that answers when the test says so. */
function setUp(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const waiting: (() => void)[] = [];
  const seen = { asked: 0, silences: 0 };
  const heartbeat = new Heartbeat(
    () => {
      seen.asked++;
      return new Promise<void>((resolve) => waiting.push(resolve));
    },
    () => seen.silences++,
  );
  const answer = async () => {
    for (const resolve of waiting.splice(0)) resolve();
    await new Promise(setImmediate);
  };
  // In steps: a timer that is set within one begins at its end.
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) t.mock.timers.tick(1000);
  };
  return { heartbeat, seen, answer, pass };
}

test('nobody is asked while nothing is done, and once a second at the most while much is', async (t) => {
  const { heartbeat, seen, answer, pass } = setUp(t);
  pass(100);
  assert.equal(seen.asked, 0);
  for (let i = 0; i < 100; i++) heartbeat.active();
  pass(1);
  assert.equal(seen.asked, 1);
  heartbeat.active();
  await answer();
  pass(1);
  assert.equal(seen.asked, 2);
  await answer();
  pass(100);
  assert.deepEqual(seen, { asked: 2, silences: 0 });
});

test('a server that is silent for a quarter of a minute hangs', async (t) => {
  const { heartbeat, seen, answer, pass } = setUp(t);
  heartbeat.active();
  pass(15);
  assert.deepEqual(seen, { asked: 1, silences: 0 });
  pass(1);
  assert.deepEqual(seen, { asked: 1, silences: 1 });
  // The next one is asked by itself, and a late answer of the last says nothing of it.
  heartbeat.active();
  pass(1);
  assert.equal(seen.asked, 2);
  await answer();
  pass(100);
  assert.equal(seen.silences, 1);
});

test('one that has ended is not waited for', (t) => {
  const { heartbeat, seen, pass } = setUp(t);
  heartbeat.active();
  pass(2);
  heartbeat.stop();
  pass(100);
  assert.equal(seen.silences, 0);
});
