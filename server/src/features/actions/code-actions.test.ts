import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { check, type Finding } from '../../rules/check.ts';
import type { Fix } from '../../rules/rule.ts';
import { duplicateName } from '../../rules/stage/duplicate-name.ts';
import { applyEdits, insert, remove, replace } from '../../text/edit.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { actionsFor, countSafe, findingsAt, fixAll } from './code-actions.ts';

const fail = (rule: string, error: unknown) => assert.fail(`${rule}: ${error}`);

/** The first problem of the one rule that these tests need. */
function firstFinding(text: string): Finding {
  const findings = check(readDockerfile(text), NO_WORKSPACE).filter(({ rule }) => rule === duplicateName);
  return findings[0] ?? assert.fail('nothing is reported');
}

const finding = (start: number, end: number, fixes?: () => readonly Fix[]): Finding => ({
  range: { start, end },
  message: '',
  rule: duplicateName,
  severity: 'error',
  ...(fixes && { fixes }),
});

const fix = (edits: Fix['edits'], { safe = true, preferred = false, title = 'Fix' } = {}): Fix => ({
  title,
  edits,
  safe,
  preferred,
});

test('fixes come first, then silence for the line, the stage and the file', () => {
  const text = 'FROM a:1 AS x\nFROM a:1 AS x\n';
  const actions = actionsFor(readDockerfile(text), [firstFinding(text)], fail);
  assert.deepEqual(
    actions.map(({ title, preferred, edits }) => ({ title, preferred, after: applyEdits(text, edits) })),
    [
      { title: 'Rename to "x-2"', preferred: true, after: 'FROM a:1 AS x\nFROM a:1 AS x-2\n' },
      {
        title: 'Disable stage/duplicate-name for this line',
        preferred: false,
        after: 'FROM a:1 AS x\n# check=skip=stage/duplicate-name\nFROM a:1 AS x\n',
      },
      {
        title: 'Disable stage/duplicate-name for this stage',
        preferred: false,
        after: 'FROM a:1 AS x\n# hadolint stage ignore=stage/duplicate-name\nFROM a:1 AS x\n',
      },
      {
        title: 'Disable stage/duplicate-name for this file',
        preferred: false,
        after: '# check=skip=stage/duplicate-name\nFROM a:1 AS x\nFROM a:1 AS x\n',
      },
    ],
  );
});

test('one rule is silenced once a line, once a stage and once a file', () => {
  const dockerfile = readDockerfile('FROM a\nRUN a b\n');
  const findings = [finding(11, 12), finding(13, 14), finding(0, 4)];
  const actions = actionsFor(dockerfile, findings, fail);
  assert.deepEqual(
    actions.map(({ title, findings: silenced }) => [title.split(' ').slice(2).join(' '), silenced.length]),
    [
      ['for this line', 2],
      ['for this line', 1],
      ['for this stage', 3],
      ['for this file', 3],
    ],
  );
});

test('of a rule that speaks for another program its checks are silenced one by one', () => {
  const text = 'FROM a:1\n# hadolint ignore=DL3059\nRUN a b\n';
  const from = (name: string, start: number) => ({ ...finding(start, start + 1), check: { name, page: '' } });
  const actions = actionsFor(readDockerfile(text), [from('SC1', 38), from('SC2', 38)], fail, 'workspace');
  assert.deepEqual(
    actions.map(({ title, edits }) => [title, applyEdits(text, edits)]),
    [
      ['Disable SC1 for this line', 'FROM a:1\n# hadolint ignore=DL3059,SC1\nRUN a b\n'],
      ['Disable SC2 for this line', 'FROM a:1\n# hadolint ignore=DL3059,SC2\nRUN a b\n'],
      ['Disable SC1 for this stage', `# hadolint stage ignore=SC1\n${text}`],
      ['Disable SC2 for this stage', `# hadolint stage ignore=SC2\n${text}`],
      ['Disable SC1 for this file', `# check=skip=SC1\n${text}`],
      ['Disable SC2 for this file', `# check=skip=SC2\n${text}`],
      ['Disable stage/duplicate-name in this workspace', text],
    ],
  );
});

test('a client that can change its settings is offered that, too', () => {
  const actions = actionsFor(readDockerfile('FROM a\n'), [finding(0, 4), finding(5, 6)], fail, 'workspace');
  assert.deepEqual(
    actions
      .slice(-1)
      .map(({ title, edits, switchesOff, findings }) => ({ title, edits, switchesOff, of: findings.length })),
    [
      {
        title: 'Disable stage/duplicate-name in this workspace',
        edits: [],
        switchesOff: 'stage/duplicate-name',
        of: 2,
      },
    ],
  );
});

test('a problem outside all instructions is silenced for the file', () => {
  const titles = (text: string, at: number) =>
    actionsFor(readDockerfile(text), [finding(at, at + 1)], fail).map(({ title }) => title.split(' for this ')[1]);
  assert.deepEqual(titles('', 0), ['file']);
  assert.deepEqual(titles('# check=x\nFROM a\n', 3), ['file']);
  assert.deepEqual(titles('ARG A\nFROM a\n', 0), ['line', 'file']);
  assert.deepEqual(titles('FROM a\n# end\n', 8), ['stage', 'file']);
});

test('a fix that throws is told of, and the others are offered', () => {
  const told: string[] = [];
  const broken = finding(0, 1, () => {
    throw new Error('broken');
  });
  const sound = finding(0, 1, () => [fix([insert(0, '#\n')])]);
  const actions = actionsFor(readDockerfile('FROM a\n'), [broken, sound], (rule) => told.push(rule));
  assert.deepEqual(told, ['stage/duplicate-name']);
  assert.equal(actions[0]?.title, 'Fix');
});

test('a problem is found from anywhere in its text', () => {
  const at = (start: number, end: number) => findingsAt([finding(5, 8), finding(9, 9)], { start, end }).length;
  assert.deepEqual([at(4, 4), at(5, 5), at(8, 8), at(9, 9), at(0, 20), at(6, 7)], [0, 1, 1, 1, 2, 1]);
});

describe('fix all', () => {
  const text = '0123456789';
  const mended = (...findings: Finding[]) => applyEdits(text, fixAll(findings, fail));

  test('applies safe fixes only', () => {
    assert.equal(mended(finding(0, 1, () => [fix([insert(0, 'x')], { safe: false, preferred: true })])), text);
    assert.equal(
      mended(
        finding(0, 1, () => [fix([insert(0, 'x')])]),
        finding(3, 4),
      ),
      'x0123456789',
    );
  });

  test('takes one fix of each problem, the preferred if there is one', () => {
    const fixes = [fix([insert(0, 'a')]), fix([insert(0, 'b')], { preferred: true })];
    assert.equal(mended(finding(0, 1, () => fixes)), 'b0123456789');
  });

  test('leaves out what would touch an earlier fix', () => {
    const one = finding(0, 1, () => [fix([replace({ start: 2, end: 4 }, 'x'), remove({ start: 8, end: 9 })])]);
    const inside = finding(1, 2, () => [fix([insert(0, 'y'), insert(3, 'y')])]);
    const beside = finding(2, 3, () => [fix([insert(4, 'z')])]);
    const apart = finding(3, 4, () => [fix([insert(6, '+')])]);
    assert.equal(mended(one, inside, beside, apart), '01x45+679');
  });

  test('is worth offering as soon as two problems have a safe fix, and looks no further', () => {
    const asked: number[] = [];
    const at = (start: number, ...fixes: Fix[]) =>
      finding(start, start + 1, () => {
        asked.push(start);
        return fixes;
      });
    const safe = fix([insert(0, 'x')]);
    const broken = finding(9, 10, () => {
      throw new Error('broken');
    });
    assert.equal(countSafe([]), 0);
    assert.equal(countSafe([at(0, fix([insert(0, 'x')], { safe: false })), broken]), 0);
    assert.equal(countSafe([at(1, safe), at(2)]), 1);
    const many = [at(3), at(4, safe), at(5, safe), at(6, safe)];
    assert.equal(countSafe(many), 2);
    assert.equal(countSafe(many), 2);
    assert.deepEqual(asked, [0, 1, 2, 3, 4, 5]);
  });
});
