import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'vscode-languageserver';
import { readDockerfile } from '../model/dockerfile.ts';
import { check, type Finding } from '../rules/check.ts';
import { rules } from '../rules/index.ts';
import type { OnRun } from '../rules/rule.ts';
import { NO_WORKSPACE } from '../workspace/workspace.ts';
import { EndlessRules, type Limit } from './endless-rules.ts';
import { Log } from './log.ts';
import { nodeLimit } from './node-limit.ts';

/** Little time for what is known to be endless, so that the test is over soon; enough for all else on a busy machine. */
let isEndless = false;
const limit: Limit = (work, milliseconds) => nodeLimit(work, isEndless ? 20 : milliseconds);

const TEXT = 'FROM a AS x\nFROM alpine:3.22 AS x\nMAINTAINER me\n';

function setUp() {
  const lines: string[] = [];
  const connection = { console: { error: (line: string) => lines.push(line) } } as unknown as Connection;
  const endless = new EndlessRules(new Log(connection), limit);
  isEndless = false;
  const run = (uri: string, text = TEXT) =>
    endless.run(uri, (onRun) => check(readDockerfile(text), NO_WORKSPACE, undefined, endless.onFailure, onRun));
  return { endless, lines, run };
}

const ids = (findings: readonly Finding[] | undefined) => findings?.map(({ rule }) => rule.id);

test('a rule that does not come to an end is named, and left out in that document until it is closed', (t) => {
  const { endless, lines, run } = setUp();
  const before = ids(run('file:///a')) ?? [];
  assert.ok(before?.includes('stage/duplicate-name') && before.includes('style/maintainer'), before?.join());
  const duplicate = rules.find(({ id }) => id === 'stage/duplicate-name')!;
  let runs = 0;
  const { mock } = t.mock.method(duplicate, 'check', () => {
    runs++;
    for (;;);
  });
  isEndless = true;
  assert.equal(run('file:///a', `${TEXT}#\n`), undefined);
  isEndless = false;
  assert.deepEqual(lines, [
    'file:///a: The rule stage/duplicate-name did not come to an end, and is left out there until the file is closed.',
  ]);
  const after = before.filter((id) => id !== duplicate.id);
  assert.deepEqual(ids(run('file:///a', `${TEXT}#\n`)), after);
  assert.deepEqual(ids(run('file:///a', `${TEXT}##\n`)), after);
  assert.equal(runs, 1);
  isEndless = true;
  assert.equal(run('file:///b', `${TEXT}#\n`), undefined);
  isEndless = false;
  mock.restore();
  endless.close('file:///a');
  assert.deepEqual(ids(run('file:///a', `${TEXT}#\n`)), before);
  assert.equal(lines.length, 2);
});

test('one that never ends while another asks it is the one that is named', () => {
  const { endless, lines } = setUp();
  isEndless = true;
  const asked = (onRun: OnRun) => {
    onRun('test/asking');
    onRun('test/asked');
    for (;;);
  };
  assert.equal(endless.run('file:///a', asked), undefined);
  assert.match(lines.join(), /The rule test\/asked did not/);
});

test('what is no rule finds nothing, and the log says so', () => {
  const { endless, lines } = setUp();
  isEndless = true;
  const found = endless.run('file:///a', () => {
    for (;;);
  });
  assert.deepEqual(found, []);
  assert.deepEqual(lines, ['file:///a: Looking for problems did not come to an end.']);
});
