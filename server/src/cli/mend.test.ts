import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding } from '../rules/check.ts';
import type { Fix, Rule } from '../rules/rule.ts';
import { type Edit, insert, replace } from '../text/edit.ts';
import { mend } from './mend.ts';

const rule = (id: string): Rule => ({
  id,
  severity: 'warning',
  summary: '',
  why: '',
  reported: '',
  fine: '',
  peers: [],
  check: () => [],
});

const finding = (id: string, ...fixes: readonly Fix[]): Finding => ({
  rule: rule(id),
  severity: 'warning',
  range: { start: 0, end: 0 },
  message: '',
  fixes: () => fixes,
});

const safe = (...edits: Edit[]): Fix => ({ title: 'Mend', edits, safe: true, preferred: false });
const preferred = (...edits: Edit[]): Fix => ({ title: 'Mend', edits, safe: false, preferred: true });
const at = (start: number, end: number, newText: string) => replace({ start, end }, newText);

/** Mends with findings that hold for one text only. */
function mended(texts: Readonly<Record<string, readonly Finding[]>>, all = false) {
  const failures: string[] = [];
  const [first = ''] = Object.keys(texts);
  const result = mend(
    first,
    (text) => texts[text] ?? [],
    all,
    (id, error) => failures.push(`${id}: ${error}`),
  );
  return { text: result.text, applied: Object.fromEntries(result.applied), failures };
}

describe('mending a text', () => {
  test('applies what is safe, and leaves the rest', () => {
    const texts = { abc: [finding('a', safe(at(0, 1, 'A'))), finding('b', preferred(at(1, 2, 'B'))), finding('c')] };
    assert.deepEqual(mended(texts), { text: 'Abc', applied: { a: 1 }, failures: [] });
    assert.deepEqual(mended(texts, true), { text: 'ABc', applied: { a: 1, b: 1 }, failures: [] });
  });

  test('takes the preferred one of several safe fixes, and a safe one before one that is not', () => {
    const both = { ...safe(at(0, 1, 'both')), preferred: true };
    assert.equal(mended({ a: [finding('a', safe(at(0, 1, 'safe')), both)] }).text, 'both');
    assert.equal(mended({ a: [finding('a', preferred(at(0, 1, 'no')), safe(at(0, 1, 'yes')))] }, true).text, 'yes');
  });

  test('goes on while there is something to mend', () => {
    const texts = { a: [finding('x', safe(at(0, 1, 'b')))], b: [finding('y', safe(at(0, 1, 'c')))] };
    assert.deepEqual(mended(texts), { text: 'c', applied: { x: 1, y: 1 }, failures: [] });
  });

  test('fixes that overlap have their turns in separate rounds', () => {
    const texts = {
      abcd: [finding('x', safe(at(0, 2, 'X'))), finding('y', safe(at(1, 3, 'Y'))), finding('z', safe(at(3, 4, 'Z')))],
      XcZ: [finding('y', safe(at(1, 2, 'Y')))],
    };
    assert.deepEqual(mended(texts), { text: 'XYZ', applied: { x: 1, z: 1, y: 1 }, failures: [] });
  });

  test('insertions at one place have their turns in separate rounds', () => {
    const texts = { ab: [finding('x', safe(insert(1, 'X'))), finding('y', safe(insert(1, 'Y')))] };
    assert.deepEqual(mended(texts), { text: 'aXb', applied: { x: 1 }, failures: [] });
  });

  test('lines that all belong at one place go in together, each once', () => {
    const names = Array.from({ length: 30 }, (_, i) => `ARG A${i}\n`);
    const findings = [...names, names[3]!].map((line) => finding('x', safe(insert(0, line))));
    assert.deepEqual(mended({ 'RUN x\n': findings }), {
      text: `${names.join('')}RUN x\n`,
      applied: { x: 30 },
      failures: [],
    });
  });

  test('a fix is taken whole or not at all', () => {
    const texts = { abc: [finding('x', safe(at(2, 3, 'X'))), finding('y', safe(at(0, 1, 'Y'), at(2, 3, 'Y')))] };
    assert.deepEqual(mended(texts), { text: 'abX', applied: { x: 1 }, failures: [] });
  });

  test('several insertions of one fix at one place keep their order', () => {
    assert.equal(mended({ ab: [finding('x', safe(insert(1, 'X'), insert(1, 'Y')))] }).text, 'aXYb');
  });

  test('two fixes that undo each other come to an end', () => {
    const texts = { a: [finding('x', safe(at(0, 1, 'b')))], b: [finding('y', safe(at(0, 1, 'a')))] };
    assert.deepEqual(mended(texts), { text: 'a', applied: { x: 1, y: 1 }, failures: [] });
  });

  test('a fix that cannot be applied is named, and the others are applied', () => {
    const texts = {
      ab: [
        finding('x', safe(at(1, 9, 'X'))),
        finding('y', safe(at(0, 2, ''), at(1, 2, ''))),
        finding('z', safe(at(1, 2, 'Z'))),
      ],
    };
    assert.deepEqual(mended(texts), {
      text: 'aZ',
      applied: { z: 1 },
      failures: [
        'x: RangeError: "Mend" has edits that overlap or lie outside the file.',
        'y: RangeError: "Mend" has edits that overlap or lie outside the file.',
      ],
    });
  });

  test('a rule that throws when asked for its fixes is named', () => {
    const broken: Finding = {
      ...finding('x'),
      fixes: () => {
        throw new Error('broken');
      },
    };
    assert.deepEqual(mended({ a: [broken, finding('z', safe(at(0, 1, 'Z')))] }), {
      text: 'Z',
      applied: { z: 1 },
      failures: ['x: Error: broken'],
    });
  });
});
