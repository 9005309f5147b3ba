import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CancellationToken, CancellationTokenSource, FileChangeType } from 'vscode-languageserver';
import { HeldFiles } from '../../../test/support/held-files.ts';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import type { Files } from '../workspace/files.ts';
import { Documents } from './documents.ts';
import { WorkspaceStages } from './workspace-stages.ts';

const ROOT = 'file:///w';
const TEXTS = { 'file:///w/a/Dockerfile': 'FROM a AS one\n', 'file:///w/Dockerfile': 'FROM a AS two\nFROM b\n' };

const stagesOf = (files: Files, lasts = true) => new WorkspaceStages(files, () => [ROOT], new Documents(), lasts);
const names = async (stages: WorkspaceStages, token: CancellationToken = new CancellationTokenSource().token) =>
  (await stages.all(token))?.map(({ name, containerName }) => `${name} in ${containerName}`);

test('reads each file once until it changes', async () => {
  const files = new MemoryFiles(TEXTS);
  const stages = stagesOf(files);
  const before = ['two in Dockerfile', 'stage 1 in Dockerfile', 'one in a/Dockerfile'];
  assert.deepEqual(await names(stages), before);
  const asked = files.asked.length;
  assert.deepEqual(await names(stages), before);
  assert.equal(files.asked.length, asked);
  files.texts.set('file:///w/Dockerfile', 'FROM a AS three\n');
  stages.changed([{ uri: 'file:///w/Dockerfile', type: FileChangeType.Changed }]);
  assert.deepEqual(await names(stages), ['three in Dockerfile', 'one in a/Dockerfile']);
  files.texts.delete('file:///w/Dockerfile');
  stages.changed([{ uri: 'file:///w/Dockerfile', type: FileChangeType.Deleted }]);
  assert.deepEqual(await names(stages), ['one in a/Dockerfile']);
});

test('reads anew each time where nobody tells of changes', async () => {
  const files = new MemoryFiles(TEXTS);
  const stages = stagesOf(files, false);
  await names(stages);
  files.texts.delete('file:///w/Dockerfile');
  assert.deepEqual(await names(stages), ['one in a/Dockerfile']);
});

test('looks no further for nobody, and again for who comes later', async () => {
  const files = new HeldFiles(TEXTS);
  const stages = stagesOf(files);
  const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
  const given = names(stages, first.token);
  first.cancel();
  (await files.held(1))[0]!();
  assert.equal(await given, undefined);
  const wanted = names(stages, second.token);
  (await files.held(2))[1]!();
  (await files.held(3))[2]!();
  assert.equal((await wanted)?.length, 3);
});
