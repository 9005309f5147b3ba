import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens, Range } from 'vscode-languageserver';
import { FULL, LspClient, only } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const textDocument = { uri: URI };
const commands = ['dockerfileStages.focus', 'dockerfileStages.clearFocus'];
const ID = 'stage/unknown-reference';
const TEXT = [
  'FROM alpine:3.22 AS build',
  'COPY --from=buidl /a /a',
  '',
  '# 👍 runs them',
  'FROM alpine:3.22 AS test',
  'COPY --from=biuld /a /a',
  '',
  'FROM build',
  '',
].join('\r\n');

interface Changed {
  readonly uri: string;
  readonly focus: { readonly label: string; readonly dimmed: Range[] } | null;
}

const capabilities = { ...FULL, workspace: { ...FULL.workspace, codeLens: { refreshSupport: true } } };

async function start(t: Parameters<typeof LspClient.start>[0], options: object = {}) {
  const initialize = { initializationOptions: { commands, ...only(ID) } };
  const client = await LspClient.start(t, { capabilities, settings: only(ID), initialize, ...options });
  client.open(URI, TEXT);
  return Object.assign(client, {
    focus: (target: string | null) => client.request('dockerfileStages/focus', { textDocument, target }),
    changed: async () => (await client.next<Changed>('dockerfileStages/focusChanged')).focus,
    lenses: async () =>
      (await client.request<CodeLens[]>('textDocument/codeLens', { textDocument })).map(({ range, command }) => [
        range.start.line,
        command?.title,
        ...(command?.arguments ?? []),
      ]),
    problems: async () => (await client.diagnostics(URI)).map(({ range }) => range.start.line),
  });
}

test('a focus leaves out what its target does not need, until it is cleared', async (t) => {
  const client = await start(t);
  assert.deepEqual(
    await client.request('dockerfileStages/targets', { textDocument, position: { line: 5, character: 2 } }),
    [
      { target: 'build', label: 'build', detail: 'alpine:3.22', here: false },
      { target: 'test', label: 'test', detail: 'alpine:3.22', here: true },
      { target: '2', label: 'stage 2', detail: 'build', here: false },
    ],
  );
  assert.deepEqual(await client.lenses(), [
    [0, 'Focus', URI, 'build'],
    [4, 'Focus', URI, 'test'],
    [7, 'Focus', URI, '2'],
  ]);
  const before = await client.pull(URI);
  assert.ok(before.kind === 'full' && before.items.length === 2);

  await client.focus('2');
  assert.deepEqual(await client.changed(), {
    label: 'stage 2',
    dimmed: [{ start: { line: 3, character: 0 }, end: { line: 5, character: 23 } }],
  });
  await Promise.all(['diagnostic', 'codeLens'].map((what) => client.next(`workspace/${what}/refresh`)));
  const after = await client.pull(URI, before.resultId);
  assert.deepEqual(after.kind === 'full' && after.items.map(({ range }) => range.start.line), [1]);
  assert.deepEqual((await client.lenses()).at(-1), [7, 'Clear focus', URI]);
  const actions = await client.codeActions(URI, { start: { line: 5, character: 14 }, end: { line: 5, character: 14 } });
  assert.deepEqual(actions, []);

  await client.focus(null);
  assert.equal(await client.changed(), null);
  assert.deepEqual(await client.problems(), [1, 5]);
  assert.deepEqual((await client.lenses()).at(-1), [7, 'Focus', URI, '2']);
});

test('a focus goes with its stage through edits, and ends with it', async (t) => {
  const client = await start(t);
  const top = { line: 0, character: 0 };
  await client.focus('Test');
  assert.deepEqual((await client.changed())?.dimmed.length, 2);
  client.change(URI, 2, { range: { start: top, end: top }, text: 'FROM scratch AS none\n' });
  assert.deepEqual(await client.problems(), [6]);
  assert.deepEqual(await client.changed(), {
    label: 'test',
    dimmed: [
      { start: top, end: { line: 2, character: 23 } },
      { start: { line: 8, character: 0 }, end: { line: 8, character: 10 } },
    ],
  });
  client.change(URI, 3, { text: 'FROM alpine:3.22 AS build\nCOPY --from=buidl /a /a\nFROM build\n' });
  assert.deepEqual(await client.problems(), [1]);
  assert.equal(await client.changed(), null);
});

test('a focus ends when the document is closed', async (t) => {
  const client = await start(t);
  await client.focus('test');
  assert.equal((await client.changed())?.label, 'test');
  client.notify('textDocument/didClose', { textDocument });
  assert.equal(await client.changed(), null);
  client.open(URI, TEXT);
  assert.deepEqual(await client.problems(), [1, 5]);
});

test('a client that does not pull is sent what is left', async (t) => {
  const initialize = { initializationOptions: { commands, ...only(ID) } };
  const client = await start(t, { capabilities: {}, initialize });
  const sent = () =>
    client
      .next<{ diagnostics: { range: Range }[] }>('textDocument/publishDiagnostics')
      .then((params) => params.diagnostics.map(({ range }) => range.start.line));
  assert.deepEqual(await sent(), [1, 5]);
  await client.focus('test');
  assert.deepEqual(await sent(), [5]);
});

test('lenses are for clients that have their commands, and can be switched off', async (t) => {
  const other = await LspClient.start(t);
  other.open(URI, TEXT);
  assert.deepEqual(await other.request('textDocument/codeLens', { textDocument }), []);
  const client = await start(t, { settings: { codeLens: { focus: false } } });
  assert.deepEqual(client.hello.capabilities.codeLensProvider, {});
  assert.deepEqual(await client.lenses(), []);
  client.settings = {};
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.next('workspace/codeLens/refresh');
  assert.equal((await client.lenses()).length, 3);
  await assert.rejects(client.request('dockerfileStages/focus', { textDocument, target: 1 }));
});
