import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldElsewhere } from './elsewhere.ts';
import { look } from './ours.ts';
import { unplaced } from './unplaced.ts';
import type { Refusal } from './verdict.ts';

const index: Refusal = { kind: 'build', lines: [0], unplaced: 'index' };

test('an error without a line is told of by the rule that it belongs to, and by no other', () => {
  const ours = look('FROM scratch\nEXPOSE 80000\nCOPY --from=7 /a /a\n');
  const others = ours.findings.filter(({ rule }) => rule.id !== 'stage/index-out-of-range');
  assert.match(toldElsewhere(ours, index) ?? '', /an index beyond the stages/);
  assert.equal(toldElsewhere({ ...ours, findings: others }, index), undefined);
});

test('an error without a line that nobody expects is told of by none', () => {
  const ours = look('FROM scratch\nEXPOSE 80000\n');
  assert.equal(toldElsewhere(ours, { kind: 'build', lines: [0] }), undefined);
});

test('a trigger is looked for where the stage begins that it runs in, and a comment that hides an error', () => {
  const trigger = look('FROM scratch AS a\nONBUILD EXPOSE 80000\nFROM a\nFROM a\n');
  assert.match(toldElsewhere(trigger, { kind: 'build', lines: [3] }) ?? '', /trigger/);
  assert.equal(toldElsewhere(trigger, { kind: 'build', lines: [1] }), undefined);
  const silent = look('FROM scratch\n# hadolint ignore=DL3011\nEXPOSE 80000\nSTOPSIGNAL x\n');
  assert.match(toldElsewhere(silent, { kind: 'build', lines: [3] }) ?? '', /silence/);
});

test('what BuildKit says tells where to look', () => {
  const said = [
    'dockerfile parse error on line 3: file with no instructions',
    'invalid stage index 7',
    'no such thing',
  ];
  assert.deepEqual(
    said.map((message) => unplaced({ message })),
    ['empty', 'index', undefined],
  );
});
