import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { folderWith, runCli } from '../support/cli.ts';
import { LspClient } from '../support/lsp-client.ts';

const preload = `--require ${JSON.stringify(path.join(import.meta.dirname, 'no-network.cjs'))}`;
const variables = { NODE_OPTIONS: preload };
const text = 'FROM --platform=linux/amd64 registry.invalid/team/app:1 AS a\nFROM node:22\nCOPY --from=nginx:1 /a /a\n';

test('no command but pin uses the network', (t) => {
  const folder = folderWith(t, { Dockerfile: text });
  for (const args of [['check', '--all-rules'], ['fix', '--all', '--dry-run'], ['outline']]) {
    assert.notEqual(runCli(folder, args, '', variables).exitCode, 99, args[0]);
  }
  assert.equal(runCli(folder, ['pin'], '', variables).exitCode, 99);
});

test('no question of an editor makes the server use it', async (t) => {
  const before = process.env.NODE_OPTIONS;
  process.env.NODE_OPTIONS = preload;
  const client = await LspClient.start(t, { initialize: { initializationOptions: { trusted: true } } });
  if (before === undefined) delete process.env.NODE_OPTIONS;
  else process.env.NODE_OPTIONS = before;
  const uri = 'file:///work/Dockerfile';
  client.open(uri, text);
  const textDocument = { uri };
  const position = { line: 1, character: 6 };
  assert.ok((await client.codeActions(uri, { start: position, end: position })).length > 0);
  await client.diagnostics(uri);
  await client.request('textDocument/hover', { textDocument, position });
  await client.request('textDocument/documentSymbol', { textDocument });
  void client
    .request('workspace/executeCommand', { command: 'dockerfileStages.pin', arguments: [{ uri, version: 1 }] })
    .catch(() => undefined);
  assert.equal(await client.exited, 99);
});
