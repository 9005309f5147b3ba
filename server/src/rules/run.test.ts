import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../model/dockerfile.ts';
import { NO_WORKSPACE } from '../workspace/workspace.ts';
import type { Problem, Rule } from './rule.ts';
import { Run } from './run.ts';

const DOCKERFILE = readDockerfile('FROM a:1\n# check=skip=MaintainerDeprecated\nMAINTAINER x\n');

/** A rule that counts how often it is run. */
function counting(find: () => readonly Problem[]) {
  const rule = {
    ...{ id: 'test/it', severity: 'hint', summary: '', why: '', reported: '', fine: '', peers: [], whole: true },
    runs: 0,
    check() {
      rule.runs++;
      return find();
    },
  } satisfies Rule & { runs: number };
  return rule;
}

describe('a run of the rules', () => {
  test('runs each once, whoever asks, and knows what begins in a range', () => {
    const places = [7, 3].map((start) => ({ message: 'It.', range: { start, end: 9 } }));
    const rule = counting(() => places);
    const run = new Run(DOCKERFILE, NO_WORKSPACE);
    assert.deepEqual(run.problemsOf(rule), places);
    const may = (start: number, end: number) => run.mayReport(rule, { start, end });
    assert.deepEqual([may(0, 3), may(0, 4), may(4, 7), may(7, 9), may(8, 20)], [false, true, false, true, false]);
    assert.equal(rule.runs, 1);
  });

  test('runs one in the parts that changed alone', () => {
    const seen: string[] = [];
    const rule = {
      ...{ id: 'test/it', severity: 'hint', summary: '', why: '', reported: '', fine: '', peers: [] },
      check({ stages }) {
        seen.push(...stages.map(({ image }) => image!.text));
        return stages.map(({ image }) => ({ message: `${image!.text}.`, range: image!.range }));
      },
    } satisfies Rule;
    const workspace = { ...NO_WORKSPACE };
    const look = (text: string) =>
      new Run(readDockerfile(text), workspace)
        .problemsOf(rule)
        .map(({ message, range }) => `${message} ${range.start}`);
    assert.deepEqual(look('FROM a:1\nUSER x\nFROM b:1\nUSER y\n'), ['a:1. 5', 'b:1. 21']);
    assert.deepEqual(look('FROM a:1\nUSER xxx\nFROM b:1\nUSER y\n'), ['a:1. 5', 'b:1. 23']);
    assert.deepEqual(seen, ['a:1', 'b:1', 'a:1']);
  });

  test('takes one that fails for one that may report anything', () => {
    const rule = counting(() => assert.fail('out of order'));
    const run = new Run(DOCKERFILE, NO_WORKSPACE);
    assert.equal(run.mayReport(rule, { start: 0, end: 1 }), true);
    assert.throws(() => run.problemsOf(rule), /out of order/);
  });

  test('tells which one runs, and runs none that it is kept from', () => {
    const told: string[] = [];
    const other = Object.assign(
      counting(() => []),
      { id: 'test/other' },
    );
    const rule: Rule = {
      ...other,
      id: 'test/asking',
      check(_dockerfile, _workspace, others) {
        others.mayReport(other, { start: 0, end: 1 });
        told.push('asked');
        return [];
      },
    };
    const onRun = (id: string) => void told.push(id);
    new Run(DOCKERFILE, NO_WORKSPACE, undefined, onRun).problemsOf(rule);
    assert.deepEqual(told, ['test/asking', 'test/other', 'test/asking', 'asked']);
    const kept = new Run(DOCKERFILE, NO_WORKSPACE, undefined, (id) => assert.notEqual(id, other.id));
    assert.equal(kept.mayReport(other, { start: 0, end: 1 }), true);
    kept.problemsOf(rule);
    assert.equal(other.runs, 1);
  });

  test('tells of what comments silence, too', () => {
    const run = new Run(DOCKERFILE, NO_WORKSPACE);
    const maintainer = run.rules.find(({ id }) => id === 'style/maintainer');
    assert.equal(run.problemsOf(maintainer!).length, 1);
  });
});
