import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient, only } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const ID = 'stage/duplicate-name';
const TWICE = 'FROM a:1 AS x\nFROM a:1 AS x\n';
const settings = only(ID);

const places = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ range: { start, end } }) => [start.line, start.character, end.line, end.character]);

test('a diagnostic says what, where, how bad, and where to read more', async (t) => {
  const client = await LspClient.start(t, { settings });
  client.open(URI, TWICE);
  assert.deepEqual(await client.diagnostics(URI), [
    {
      range: { start: { line: 1, character: 12 }, end: { line: 1, character: 13 } },
      message: 'The name "x" is already taken by stage 0.',
      severity: 1,
      source: 'dockerfile-stages',
      code: ID,
      codeDescription: {
        href: 'https://github.com/dockerfile-stages/dockerfile-stages/blob/main/docs/rules/stage/duplicate-name.md',
      },
      relatedInformation: [
        {
          location: { uri: URI, range: { start: { line: 0, character: 12 }, end: { line: 0, character: 13 } } },
          message: 'First used here.',
        },
      ],
    },
  ]);
});

test('text that nothing needs is tagged', async (t) => {
  const client = await LspClient.start(t, { settings: only('stage/unused') });
  client.open(URI, 'FROM a:1 AS base\nRUN ls\nFROM a:1\nRUN ls\n');
  const [diagnostic] = await client.diagnostics(URI);
  assert.deepEqual([diagnostic?.code, diagnostic?.tags], ['stage/unused', [1]]);
});

test('places count UTF-16 units, with any line ends and a BOM', async (t) => {
  const client = await LspClient.start(t, { settings });
  const text = '\ufeff# 👩‍🚀 𝒳\r\nFROM a:1 AS x\r\nFROM --platform="👍" a:1 AS x\r\n';
  client.open(URI, text);
  assert.deepEqual(places(await client.diagnostics(URI)), [[2, 28, 2, 29]]);
  client.change(URI, 2, { text: 'FROM a:1 AS x\rFROM a:1 AS \\\r\n x' });
  assert.deepEqual(places(await client.diagnostics(URI)), []);
  client.change(URI, 3, { text: 'FROM a:1 AS x\nFROM a:1 AS \\\r\n x' });
  assert.deepEqual(places(await client.diagnostics(URI)), [[2, 1, 2, 2]]);
});

test('changes count in their order, and the latest version is the one that is looked at', async (t) => {
  const client = await LspClient.start(t, { settings });
  client.open(URI, 'FROM a:1 AS x\nFROM a:1 AS y\n');
  const y = { start: { line: 1, character: 12 }, end: { line: 1, character: 13 } };
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  client.change(URI, 2, { range: y, text: 'x' }, { range: top, text: '# 👍\n' });
  assert.deepEqual(places(await client.diagnostics(URI)), [[2, 12, 2, 13]]);
  client.change(URI, 3, { text: TWICE });
  client.change(URI, 4, { text: 'FROM a:1\n' });
  assert.deepEqual(await client.diagnostics(URI), []);
});

test('what has not changed is not sent again', async (t) => {
  const client = await LspClient.start(t, { settings });
  client.open(URI, TWICE);
  const first = await client.pull(URI);
  assert.ok(first.resultId);
  assert.deepEqual(await client.pull(URI, first.resultId), { kind: 'unchanged', resultId: first.resultId });
  client.change(URI, 2, { text: `${TWICE}\n` });
  assert.equal((await client.pull(URI, first.resultId)).kind, 'full');
});

test('settings decide which rules run, and a change has everything asked anew', async (t) => {
  const client = await LspClient.start(t, { settings: { rules: { [ID]: 'off' } } });
  const of = async () =>
    (await client.diagnostics(URI)).filter(({ code }) => code === ID).map(({ severity }) => severity);
  client.open(URI, TWICE);
  assert.deepEqual(await of(), []);
  const values: readonly (readonly [unknown, number[]])[] = [
    [{ rules: { [ID]: 'hint' } }, [4]],
    [{ rules: { [ID]: 'warning' } }, [2]],
    [{ enable: false }, []],
    [{ rules: { [ID]: 'loud' }, enable: 'maybe' }, [1]],
    [null, [1]],
    [[7], [1]],
  ];
  for (const [value, expected] of values) {
    client.settings = value;
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.next('workspace/diagnostic/refresh');
    assert.deepEqual(await of(), expected, JSON.stringify(value));
  }
});

test('contexts that the settings name are no slips', async (t) => {
  const rule = 'stage/unknown-reference';
  const client = await LspClient.start(t, { settings: only(rule) });
  client.open(URI, 'FROM a:1 AS build\nFROM b:1\nCOPY --from=builder /a /a\n');
  assert.equal((await client.diagnostics(URI)).length, 1);
  client.settings = { ...only(rule), buildContexts: ['builder', 7] };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.next('workspace/diagnostic/refresh');
  assert.deepEqual(await client.diagnostics(URI), []);
});

test('a client that does not answer for settings sends them', async (t) => {
  const capabilities = { textDocument: FULL.textDocument! };
  const initialize = { initializationOptions: { dockerfileStages: { rules: { [ID]: 'hint' } } } };
  const client = await LspClient.start(t, { capabilities, initialize });
  const of = async () =>
    (await client.diagnostics(URI)).filter(({ code }) => code === ID).map(({ severity }) => severity);
  client.open(URI, TWICE);
  assert.deepEqual(await of(), [4]);
  client.notify('workspace/didChangeConfiguration', {
    settings: { dockerfileStages: { rules: { [ID]: 'information' } } },
  });
  assert.deepEqual(await of(), [3]);
});

test('a client that does not pull is sent what changes, and nothing after closing', async (t) => {
  const client = await LspClient.start(t, { capabilities: {}, initialize: { initializationOptions: settings } });
  type Sent = { uri: string; version?: number; diagnostics: Diagnostic[] };
  const method = 'textDocument/publishDiagnostics';
  client.open(URI, TWICE);
  const first = await client.next<Sent>(method);
  assert.deepEqual([first.uri, first.version, places(first.diagnostics)], [URI, 1, [[1, 12, 1, 13]]]);
  client.change(URI, 2, { text: 'FROM a:1\n' });
  assert.deepEqual(await client.next<Sent>(method), { uri: URI, version: 2, diagnostics: [] });
  client.change(URI, 3, { text: TWICE });
  client.notify('textDocument/didClose', { textDocument: { uri: URI } });
  assert.deepEqual(await client.next<Sent>(method), { uri: URI, diagnostics: [] });
});

test('a client that pulls is sent nothing', async (t) => {
  const client = await LspClient.start(t, { settings });
  client.open(URI, TWICE);
  await client.diagnostics(URI);
  let sent = false;
  void client.next('textDocument/publishDiagnostics').then(() => {
    sent = true;
  });
  await client.request('shutdown');
  assert.equal(sent, false);
});

test('neighbouring files count, and changes of theirs', async (t) => {
  const folder = folderWith(t, { Dockerfile: '', 'sub/x': '' });
  const root = pathToFileURL(folder).href;
  const uri = `${root}/Dockerfile`;
  const workspaceFolders = [{ uri: root, name: 'work' }];
  const client = await LspClient.start(t, { settings: only('stage/unused'), initialize: { workspaceFolders } });
  client.open(uri, 'FROM a:1 AS extra\nRUN ls\nFROM a:1\nRUN ls\n');
  assert.equal((await client.diagnostics(uri)).length, 1);
  const compose = path.join(folder, 'compose.yaml');
  writeFileSync(compose, 'services:\n  web:\n    build:\n      target: extra\n');
  // What is elsewhere asks nothing anew.
  const elsewhere = pathToFileURL(path.join(folder, 'sub', 'deep', 'compose.yaml')).href;
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: elsewhere, type: 1 }] });
  assert.equal((await client.diagnostics(uri)).length, 1);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(compose).href, type: 1 }] });
  await client.next('workspace/diagnostic/refresh');
  assert.equal((await client.diagnostics(uri)).length, 0);
});

test('what an ignore file keeps out is told as soon as the file says so', async (t) => {
  const folder = folderWith(t, { Dockerfile: '', dist: '' });
  const root = pathToFileURL(folder).href;
  const uri = `${root}/Dockerfile`;
  const workspaceFolders = [{ uri: root, name: 'work' }];
  const client = await LspClient.start(t, { settings: only('file/copy-ignored'), initialize: { workspaceFolders } });
  client.open(uri, 'FROM a:1\nCOPY dist /\n');
  assert.equal((await client.diagnostics(uri)).length, 0);
  writeFileSync(path.join(folder, '.dockerignore'), 'dist\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${root}/.dockerignore`, type: 1 }] });
  await client.next('workspace/diagnostic/refresh');
  assert.deepEqual(places(await client.diagnostics(uri)), [[1, 5, 1, 9]]);
});
