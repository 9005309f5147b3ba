import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient, only } from '../support/lsp-client.ts';

const ID = 'stage/unused';
const capabilities = { ...FULL, window: { workDoneProgress: true } };
const DOCKERFILE = 'FROM alpine:3.22 AS extra\nRUN a\nFROM alpine:3.22 AS main\nRUN b\n';
const compose = (target: string) => `services: { a: { build: { context: ../../app, target: ${target} } } }\n`;

interface Progress {
  readonly value: { readonly kind: string; readonly title?: string };
}

async function start(t: TestContext, files: Readonly<Record<string, string>>) {
  const folder = folderWith(t, { 'app/Dockerfile': DOCKERFILE, ...files });
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start(t, {
    capabilities,
    settings: only(ID),
    initialize: { workspaceFolders: [{ uri: root, name: 'w' }], initializationOptions: only(ID) },
  });
  const uri = `${root}/app/Dockerfile`;
  client.open(uri, DOCKERFILE);
  return Object.assign(client, {
    root,
    folder,
    lines: async () => (await client.diagnostics(uri)).map(({ range }) => range.start.line),
    done: async () => client.next<Progress>('$/progress', (params) => JSON.stringify(params).includes('"kind":"end"')),
  });
}

test('the workspace is looked through with progress; what files far away build counts, as they are open', async (t) => {
  const client = await start(t, { 'deploy/local/compose.yaml': compose('extra') });
  const begin = await client.next<Progress>('$/progress');
  assert.equal(begin.value.title, 'Looking for what builds Dockerfiles');
  await client.done();
  assert.deepEqual(await client.lines(), []);

  const uri = `${client.root}/deploy/local/compose.yaml`;
  client.open(uri, compose('main'));
  await client.next('workspace/diagnostic/refresh');
  assert.deepEqual(await client.lines(), [0]);

  client.notify('textDocument/didClose', { textDocument: { uri } });
  await client.next('workspace/diagnostic/refresh');
  assert.deepEqual(await client.lines(), []);

  writeFileSync(path.join(client.folder, 'deploy/local/compose.yaml'), compose('main'));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: FileChangeType.Changed }] });
  await client.next('workspace/diagnostic/refresh');
  assert.deepEqual(await client.lines(), [0]);
});

test('a target that is another Dockerfile’s for certain is none of this one', async (t) => {
  const client = await start(t, {
    'other/Dockerfile': DOCKERFILE,
    'compose.yaml': 'services: { a: { build: { context: other, target: extra } } }\n',
  });
  await client.done();
  assert.deepEqual(await client.lines(), [0]);
});
