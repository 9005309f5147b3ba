import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CancellationToken, CancellationTokenSource, FileChangeType } from 'vscode-languageserver';
import { HeldFiles } from '../../../test/support/held-files.ts';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import { Builds } from '../workspace/builders/builds.ts';
import type { Files } from '../workspace/files.ts';
import { Documents } from './documents.ts';
import { WorkspaceStages } from './workspace-stages.ts';

const ROOT = 'file:///w';
const TEXTS = { 'file:///w/a/Dockerfile': 'FROM a AS one\n', 'file:///w/Dockerfile': 'FROM a AS two\nFROM b\n' };

const stagesOf = (files: Files, lasts = true, index = new Builds(files, () => [ROOT])) =>
  new WorkspaceStages(files, () => [ROOT], new Documents(), index, lasts);
const names = async (stages: WorkspaceStages, token: CancellationToken = new CancellationTokenSource().token) =>
  (await stages.all(token))?.map(({ name, containerName }) => `${name} in ${containerName}`);

test('reads each file once until it changes', async () => {
  const files = new MemoryFiles(TEXTS);
  const index = new Builds(files, () => [ROOT]);
  const stages = stagesOf(files, true, index);
  const given = names(stages);
  await index.look();
  const before = ['two in Dockerfile', 'stage 1 in Dockerfile', 'one in a/Dockerfile'];
  assert.deepEqual(await given, before);
  const asked = files.asked.length;
  assert.deepEqual(await names(stages), before);
  assert.equal(files.asked.length, asked);
  files.texts.set('file:///w/Dockerfile', 'FROM a AS three\n');
  stages.changed([{ uri: 'file:///w/Dockerfile', type: FileChangeType.Changed }]);
  assert.deepEqual(await names(stages), ['three in Dockerfile', 'one in a/Dockerfile']);
  files.texts.delete('file:///w/Dockerfile');
  stages.changed([{ uri: 'file:///w/Dockerfile', type: FileChangeType.Deleted }]);
  void index.changed([{ uri: 'file:///w/Dockerfile', what: 'went' }]);
  assert.deepEqual(await names(stages), ['one in a/Dockerfile']);
});

test('reads anew each time where nobody tells of changes', async () => {
  const files = new MemoryFiles(TEXTS);
  const stages = stagesOf(files, false);
  await names(stages);
  files.texts.delete('file:///w/Dockerfile');
  assert.deepEqual(await names(stages), ['one in a/Dockerfile']);
});

test('looks no further for nobody, be it by itself or in the index', async () => {
  for (const lasts of [false, true]) {
    const files = new HeldFiles(TEXTS);
    const source = new CancellationTokenSource();
    const given = names(stagesOf(files, lasts), source.token);
    if (!lasts) await files.held(1);
    source.cancel();
    assert.equal(await given, undefined);
  }
});

test('looks by itself where the index gave up', async () => {
  const files = new HeldFiles(TEXTS);
  const index = new Builds(files, () => [ROOT]);
  const given = names(stagesOf(files, true, index));
  const controller = new AbortController();
  const refused = assert.rejects(index.look(controller.signal));
  controller.abort();
  files.passes = true;
  await refused;
  assert.equal((await given)?.length, 3);
});
