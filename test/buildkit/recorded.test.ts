import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targetCounts } from '../corpus/targets.ts';
import { hasShared, needsShared } from '../support/shared.ts';
import { compare, type Disagreement, SUBJECTS } from './compare.ts';
import { documents } from './documents.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { look } from './ours.ts';
import { agreementPage, PAGE, readPage, recordedCounts } from './page.ts';
import { decode, encode, idOf, readRecord } from './record.ts';
import { report } from './report.ts';
import { Tally } from './tally.ts';
import { WANTED } from './wanted.ts';

const AGAIN = 'run "npm run test:buildkit"';

/** Without the test data beside the repository these are the examples of the rules. */
const all = documents();
const record = readRecord();
const verdicts = decode(record);
const tally = new Tally();
const missing: string[] = [];
const disagreements: Disagreement[] = [];
for (const document of all) {
  const verdict = verdicts.get(idOf(document.text));
  if (verdict) disagreements.push(...compare(document, look(document.text), verdict, tally));
  else missing.push(document.name);
}
if (hasShared()) tally.take(await targetCounts());

describe(`what BuildKit said of ${all.length} Dockerfiles`, () => {
  test('all test data is here', (t) => {
    needsShared(t);
  });

  test(`an answer is recorded for each of them; if not, ${AGAIN}`, () => {
    assert.deepEqual(missing.slice(0, 20), []);
  });

  test('the record is read as it was written', () => assert.equal(encode(verdicts), record));

  for (const about of SUBJECTS) {
    test(`${about}: none`, () => {
      const own = disagreements.filter((item) => item.about === about);
      assert.equal(own.length === 0 ? '' : report(own), '');
    });
  }
});

describe(PAGE, () => {
  const recorded = new Tally(recordedCounts());

  test(`is made of the recorded counts; if not, ${AGAIN}`, () => assert.equal(readPage(), agreementPage(recorded)));

  test(`has the counts found here; if not, ${AGAIN}`, (t) => {
    if (!needsShared(t)) return;
    const mine = Object.entries(recorded.toJSON()).filter(([name]) => !/\bfix|^pardoned /.test(name));
    assert.deepEqual(tally.toJSON(), Object.fromEntries(mine));
  });

  test('names no reason for a difference that there is not', (t) => {
    if (!hasShared()) return t.skip('the test data (../shared) is not here');
    const names = [
      ...WANTED.map(({ reason }) => `wanted ${reason}`),
      ...ELSEWHERE.map(({ reason }) => `elsewhere ${reason}`),
    ];
    assert.deepEqual(
      names.filter((name) => tally.of(name) === 0),
      [],
    );
  });
});
