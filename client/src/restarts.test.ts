import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Restarts, type Verdict } from './restarts.ts';

/** Servers one after the other, until one is given up or so many have ended. The answer is when, and how many there were. */
function live(most: number, life: { readonly lasts: number; readonly answers?: boolean; readonly hangs?: boolean }) {
  const restarts = new Restarts();
  const verdicts: Verdict[] = [];
  let now = 1000;
  while (verdicts.length < most && verdicts.at(-1) !== 'give up') {
    restarts.started(now);
    if (life.answers) restarts.answered();
    now += life.lasts;
    const verdict = restarts.ended(now, life.hangs === true);
    verdicts.push(verdict);
    if (verdict !== 'give up') now += verdict.after;
  }
  return { verdicts, seconds: (now - 1000) / 1000, gaveUp: verdicts.at(-1) === 'give up' };
}

test('a server that is killed ten times comes back each time, soon', () => {
  const { verdicts, seconds, gaveUp } = live(10, { lasts: 300, answers: true });
  assert.equal(gaveUp, false);
  assert.deepEqual(verdicts.slice(0, 3), [{ after: 100 }, { after: 200 }, { after: 300 }]);
  assert.ok(seconds < 10);
});

test('also when it is killed before it has told of anything', () => {
  assert.equal(live(10, { lasts: 200 }).gaveUp, false);
});

test('as often as one likes, if it was of use or lived for a while', () => {
  assert.equal(live(1000, { lasts: 1, answers: true }).gaveUp, false);
  assert.equal(live(1000, { lasts: 10_000 }).gaveUp, false);
});

test('the more often it ends within a minute, the longer is the wait', () => {
  const { verdicts, seconds } = live(60, { lasts: 1, answers: true });
  assert.ok(seconds > 90);
  assert.deepEqual(verdicts.at(-1), verdicts.at(-2));
  assert.deepEqual(live(10, { lasts: 61_000, answers: true }).verdicts.at(-1), { after: 100 });
});

test('one that never tells of anything is given up after a minute', () => {
  const { verdicts, seconds, gaveUp } = live(1000, { lasts: 100 });
  assert.equal(gaveUp, true);
  assert.ok(seconds >= 60 && seconds < 65, `${seconds}`);
  assert.ok(verdicts.length < 40);
});

test('one that hangs again and again is given up, whatever it answers in between', () => {
  assert.equal(live(1000, { lasts: 20_000, answers: true, hangs: true }).verdicts.length, 3);
  assert.equal(live(100, { lasts: 200_000, answers: true, hangs: true }).gaveUp, false);
});
