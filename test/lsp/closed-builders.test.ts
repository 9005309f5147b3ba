import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { FileChangeType, type PublishDiagnosticsParams } from 'vscode-languageserver';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient, only } from '../support/lsp-client.ts';

const DOCKERFILE = 'FROM alpine:3.22 AS dev\nFROM alpine:3.22 AS prod\n';
const compose = (target: string) => `services: { a: { build: { context: ./my app, target: ${target} } } }\n`;

test('files that start builds have their problems as long as they are closed, too', async (t) => {
  const folder = folderWith(t, {
    'my app/Dockerfile': DOCKERFILE,
    'compose.yaml': compose('prdo'),
    'ci/compose.yaml': compose('prod').replace('./my', '../my'),
    'build.sh': 'docker build --target gone "my app"\n',
    '.dockerfile-stages.yaml': '',
  });
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start(t, {
    capabilities: { ...FULL, textDocument: { ...FULL.textDocument, publishDiagnostics: {} } },
    settings: only('stage/target-not-found'),
    initialize: { workspaceFolders: [{ uri: root, name: 'w' }] },
  });
  const sent = async (name: string) => {
    const { diagnostics } = await client.next<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      ({ uri }) => uri === `${root}/${name}`,
    );
    return diagnostics.map(({ message, range }) => `${range.start.character} ${message}`);
  };
  const told = (name: string, type: FileChangeType) =>
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${root}/${name}`, type }] });

  assert.deepEqual(await sent('compose.yaml'), ['53 my app/Dockerfile has no stage "prdo".']);
  assert.deepEqual(await sent('build.sh'), ['22 my app/Dockerfile has no stage "gone".']);

  // Once it is open it is asked for them, and nobody is to see them twice.
  const compose2 = `${root}/compose.yaml`;
  const textDocument = { uri: compose2, languageId: 'yaml', version: 1, text: compose('prdo') };
  client.notify('textDocument/didOpen', { textDocument });
  assert.deepEqual(await sent('compose.yaml'), []);
  assert.equal((await client.diagnostics(compose2)).length, 1);
  client.notify('textDocument/didClose', { textDocument: { uri: compose2 } });
  assert.equal((await sent('compose.yaml')).length, 1);

  // A Dockerfile counts as it is being written.
  const dockerfile = `${root}/my%20app/Dockerfile`;
  client.open(dockerfile, DOCKERFILE);
  client.change(dockerfile, 2, { text: DOCKERFILE.replace('prod', 'late') });
  assert.deepEqual(await sent('ci/compose.yaml'), ['54 ../my app/Dockerfile has no stage "prod".']);
  client.notify('textDocument/didClose', { textDocument: { uri: dockerfile } });
  assert.deepEqual(await sent('ci/compose.yaml'), []);

  writeFileSync(path.join(folder, 'compose.yaml'), compose('prod'));
  told('compose.yaml', FileChangeType.Changed);
  assert.deepEqual(await sent('compose.yaml'), []);
  rmSync(path.join(folder, 'build.sh'));
  told('build.sh', FileChangeType.Deleted);
  assert.deepEqual(await sent('build.sh'), []);

  writeFileSync(path.join(folder, 'my app/Dockerfile'), 'FROM alpine:3.22 AS dev\n');
  told('my%20app/Dockerfile', FileChangeType.Changed);
  assert.equal((await sent('compose.yaml')).length, 1);
  assert.equal((await sent('ci/compose.yaml')).length, 1);
  rmSync(path.join(folder, 'ci'), { recursive: true });
  told('ci', FileChangeType.Deleted);
  assert.deepEqual(await sent('ci/compose.yaml'), [], 'its folder is gone');
  writeFileSync(path.join(folder, '.dockerfile-stages.yaml'), 'rules:\n  stage/target-not-found: off\n');
  told('.dockerfile-stages.yaml', FileChangeType.Changed);
  assert.deepEqual(await sent('compose.yaml'), []);
});

test('a file whose name is escaped has its problems under one URI', async (t) => {
  const folder = folderWith(t, {
    'my app/Dockerfile': DOCKERFILE,
    'my app/compose.yaml': compose('gone').replace('my app', ''),
  });
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start(t, {
    capabilities: { ...FULL, textDocument: { ...FULL.textDocument, publishDiagnostics: {} } },
    settings: only('stage/target-not-found'),
    initialize: { workspaceFolders: [{ uri: root, name: 'w' }] },
  });
  const uri = `${root}/my%20app/compose.yaml`;
  const sent = () => client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics', () => true);
  assert.equal((await sent()).uri, uri);
  writeFileSync(path.join(folder, 'my app/compose.yaml'), compose('other').replace('my app', ''));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: FileChangeType.Changed }] });
  const { uri: second, diagnostics } = await sent();
  assert.deepEqual([second, diagnostics.length], [uri, 1]);
});
