import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Level, NO_POLICY } from '../workspace/policy.ts';
import type { Problem, Rule } from './rule.ts';
import { isOff, isSwitchedOff, wantedOf, wantedOfProblem } from './wanted.ts';

const rule = (severity: Rule['severity'], ...codes: string[]): Rule => ({
  id: 'test/rule',
  severity,
  summary: '',
  why: '',
  reported: '',
  fine: '',
  peers: ['BuildKit Other', ...codes.map((code) => `hadolint ${code}`)],
  *check() {},
});

/** What is wanted of a problem of a rule where hadolint's file says this. */
function wanted(of: Rule, codes: Readonly<Record<string, Level>>, peer?: string): Level | undefined {
  const policy = { ...NO_POLICY, codes: new Map(Object.entries(codes)) };
  const asked = wantedOf(of, {}, policy);
  const problem: Problem = { range: { start: 0, end: 0 }, message: '', ...(peer !== undefined && { peer }) };
  return isOff(of, asked) ? 'off' : wantedOfProblem(asked, problem, policy);
}

test('settings count before the file of the project, its ids before hadolint’s codes', () => {
  const one = rule('warning', 'DL1');
  const policy = { ...NO_POLICY, codes: new Map([['DL1', 'off' as const]]) };
  assert.equal(wantedOf(one, {}, NO_POLICY).level, undefined);
  assert.equal(wantedOf(one, {}, policy).level, 'off');
  const named = { ...policy, levels: new Map([['test/rule', 'hint' as const]]) };
  assert.equal(wantedOf(one, {}, named).level, 'hint');
  assert.equal(wantedOf(one, { 'test/rule': 'error' }, named).level, 'error');
  assert.equal(isSwitchedOff(one, {}, policy), true);
  assert.equal(isSwitchedOff(one, { 'test/rule': 'error' }, policy), false);
});

test('a rule that stands for one code is what the code is', () => {
  assert.equal(wanted(rule('warning', 'DL1'), { DL1: 'off', DL2: 'error' }), 'off');
  assert.equal(wanted(rule('off', 'DL1'), { DL1: 'error' }), 'error');
  assert.equal(wanted(rule('warning'), { DL1: 'off' }), undefined);
});

test('of a rule that stands for several, what each code means is what that one is', () => {
  const two = rule('warning', 'DL1', 'DL2');
  assert.equal(wanted(two, { DL1: 'off', DL2: 'off' }), 'off');
  assert.equal(wanted(two, { DL1: 'off' }, 'hadolint DL1'), 'off');
  assert.equal(wanted(two, { DL1: 'off' }, 'hadolint DL2'), undefined);
  assert.equal(wanted(two, { DL1: 'off', DL2: 'hint' }, 'hadolint DL2'), 'hint');
});

test('what none of them alone means has the gravest of their levels', () => {
  const two = rule('warning', 'DL1', 'DL2');
  assert.equal(wanted(two, { DL1: 'off' }), undefined);
  assert.equal(wanted(two, { DL1: 'error' }), 'error');
  assert.equal(wanted(two, { DL1: 'hint' }), undefined);
  assert.equal(wanted(rule('off', 'DL1', 'DL2'), { DL1: 'hint' }), 'hint');
});

test('one check of a rule has its own level, and is left out whatever the rule is', () => {
  const policy = { ...NO_POLICY, codes: new Map<string, Level>(Object.entries({ SC1: 'off', SC2: 'error' })) };
  const told = (name: string, settings = {}) => {
    const problem = { range: { start: 0, end: 0 }, message: '', check: { name, page: '' } };
    return wantedOfProblem(wantedOf(rule('warning'), settings, policy), problem, policy);
  };
  assert.deepEqual([told('SC1'), told('SC2'), told('SC3')], ['off', 'error', undefined]);
  const settings = { 'test/rule': 'hint' };
  assert.deepEqual([told('SC1', settings), told('SC2', settings), told('SC3', settings)], ['off', 'hint', 'hint']);
});
