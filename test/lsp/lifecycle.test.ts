import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import type { RegistrationParams } from 'vscode-languageserver';
import { FULL, LspClient, ResponseError } from '../support/lsp-client.ts';

const SERVER = path.resolve(import.meta.dirname, '../../dist/server.js');
const URI = 'file:///work/Dockerfile';

test('says what it can do, and pulls only where the client pulls', async (t) => {
  const { hello } = await LspClient.start(t);
  const { capabilities } = hello;
  assert.equal(capabilities.positionEncoding, 'utf-16');
  assert.deepEqual(capabilities.diagnosticProvider, {
    identifier: 'dockerfile-stages',
    interFileDependencies: true,
    workspaceDiagnostics: false,
  });
  assert.deepEqual(capabilities.codeActionProvider, {
    codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.dockerfileStages'],
    resolveProvider: true,
  });
  for (const provider of [
    'hover',
    'definition',
    'references',
    'foldingRange',
    'documentSymbol',
    'completion',
  ] as const) {
    assert.ok(capabilities[`${provider}Provider`], provider);
  }
  const pushed = await LspClient.start(t, { capabilities: {} });
  assert.equal(pushed.hello.capabilities.diagnosticProvider, undefined);
});

test('without a way to talk it says how it is started', () => {
  for (const args of [[], ['--node-ipc'], ['--nonsense']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [SERVER, ...args], { encoding: 'utf8' });
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /--stdio/);
  }
});

test('talks over the channel of a Node parent, and ends with it', async (t) => {
  const child = spawn(process.execPath, [SERVER, '--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  t.after(() => child.kill());
  const answered = once(child, 'message');
  child.send({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  const [message] = await answered;
  assert.equal(message.id, 1);
  const ended = once(child, 'exit');
  child.disconnect();
  assert.deepEqual(await ended, [0, null]);
});

test('shutdown and exit end it with 0, exit alone with 1', async (t) => {
  const polite = await LspClient.start(t);
  assert.equal(await polite.request('shutdown'), null);
  polite.notify('exit');
  assert.equal(await polite.exited, 0);
  const abrupt = await LspClient.start(t);
  abrupt.notify('exit');
  assert.equal(await abrupt.exited, 1);
});

test('ends when the client closes the stream', async (t) => {
  const client = await LspClient.start(t);
  client.process.stdin!.end();
  assert.equal(await client.exited, 1);
});

test('ends when the process that started it is gone', async (t) => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  t.after(() => parent.kill());
  const client = await LspClient.start(t, { initialize: { processId: parent.pid! } });
  parent.kill();
  assert.equal(await client.exited, 1);
});

test('refuses questions before the handshake', async (t) => {
  const client = new LspClient({});
  t.after(() => client.process.kill());
  const early = client.request('textDocument/hover', {
    textDocument: { uri: URI },
    position: { line: 0, character: 0 },
  });
  await assert.rejects(early, (error) => error instanceof ResponseError && error.code === -32002);
});

test('answers nothing about documents that are not open', async (t) => {
  const client = await LspClient.start(t);
  const textDocument = { uri: URI };
  const position = { line: 0, character: 0 };
  const range = { start: position, end: position };
  const ask = (method: string, more: object = {}) =>
    client.request(`textDocument/${method}`, { textDocument, ...more });
  assert.deepEqual(await ask('diagnostic'), { kind: 'full', items: [] });
  assert.deepEqual(await ask('documentSymbol'), []);
  assert.deepEqual(await ask('foldingRange'), []);
  assert.equal(await ask('hover', { position }), null);
  assert.deepEqual(await ask('definition', { position }), []);
  assert.deepEqual(await ask('references', { position, context: { includeDeclaration: true } }), []);
  assert.deepEqual(await ask('codeAction', { range, context: { diagnostics: [] } }), []);
  client.change(URI, 2, { text: 'FROM a' });
  client.open(URI, 'FROM a\n');
  client.notify('textDocument/didClose', { textDocument });
  assert.deepEqual(await ask('documentSymbol'), []);
});

test('survives garbage', async (t) => {
  const client = await LspClient.start(t);
  await assert.rejects(
    client.request('no/such/method'),
    (error) => error instanceof ResponseError && error.code === -32601,
  );
  client.notify('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: 'all' });
  client.notify('textDocument/didOpen', {});
  client.notify('workspace/didChangeConfiguration', { settings: 'none' });
  client.raw('Content-Length: 5\r\n\r\n{"a":');
  const garbage = [
    '\u0000\ud800\uffff',
    'FROM <<EOF\n`${',
    '\ufeff',
    'COPY --from=\\\n'.repeat(99),
    'FROM a AS\u2028x\rRUN',
  ];
  for (const [i, text] of garbage.entries()) {
    const uri = `untitled:${i}`;
    const place = { textDocument: { uri }, position: { line: 9e9, character: 9e9 } };
    client.open(uri, text);
    await client.pull(uri);
    await client.request('textDocument/documentSymbol', place);
    await client.request('textDocument/foldingRange', place);
    await client.request('textDocument/hover', place);
    await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } });
  }
  assert.equal(client.process.exitCode, null);
});

test('refuses parameters that are not what the protocol says', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, 'FROM a AS x\n');
  const textDocument = { uri: URI };
  const position = { line: 0, character: 0 };
  const range = { start: position, end: position };
  const wrong: readonly (readonly [string, unknown])[] = [
    ['hover', undefined],
    ['hover', []],
    ['hover', { textDocument: 7, position }],
    ['hover', { textDocument: { uri: null }, position }],
    ['hover', { textDocument }],
    ['definition', { textDocument, position: { line: '0', character: 0 } }],
    ['references', { textDocument, position }],
    ['codeAction', { textDocument, range }],
    ['codeAction', { textDocument, range: position, context: { diagnostics: [] } }],
    ['codeAction', { textDocument, range, context: { diagnostics: [], only: 'quickfix' } }],
    ['documentSymbol', {}],
    ['foldingRange', null],
    ['diagnostic', { textDocument: [] }],
  ];
  for (const [method, params] of wrong) {
    const asked = client.request(`textDocument/${method}`, params);
    await assert.rejects(asked, { code: -32602 }, `${method} ${JSON.stringify(params)}`);
  }
  assert.notEqual(
    await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 10 } }),
    null,
  );
});

test('a cancelled question is not answered', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, `FROM a AS x\n${'RUN ls\n'.repeat(1000)}`);
  const { id, answer } = client.requestWithId('textDocument/diagnostic', { textDocument: { uri: URI } });
  client.notify('$/cancelRequest', { id });
  await assert.rejects(answer, (error) => error instanceof ResponseError && error.code === -32800);
});

test('watches what may change the answers', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, 'FROM a\n');
  const watching = (glob: unknown) => (params: unknown) => JSON.stringify(params).includes(JSON.stringify(glob));
  const [builder, gone] = [
    watching('**/{compose,docker-compose}*.{yaml,yml}'),
    watching({ globPattern: '**/*', kind: 4 }),
  ];
  await client.next('client/registerCapability', (params) => builder(params) && gone(params));
  const within = (pattern: string, kind: number) =>
    watching({ globPattern: { baseUri: 'file:///work/', pattern }, kind });
  const [comes, manifest] = [within('*', 5), within('*/*.txt', 2)];
  await client.next('client/registerCapability', (params) => comes(params) && manifest(params));
  client.notify('textDocument/didClose', { textDocument: { uri: URI } });
  await client.next('client/unregisterCapability');
});

test('of files that belong to other tools it is asked what it has to say there, and no more', async (t) => {
  const dynamic = { dynamicRegistration: true };
  const textDocument = { ...FULL.textDocument, synchronization: dynamic, hover: dynamic, formatting: dynamic };
  const client = await LspClient.start(t, { capabilities: { ...FULL, textDocument } });
  const { registrations } = await client.next<RegistrationParams>('client/registerCapability', (params) =>
    JSON.stringify(params).includes('textDocument/didOpen'),
  );
  const asked = registrations.map(({ method }) => method.replace('textDocument/', ''));
  assert.deepEqual(asked, ['didOpen', 'didChange', 'didSave', 'didClose', 'hover']);
  for (const { registerOptions } of registrations)
    assert.deepEqual(registerOptions.documentSelector.slice(0, 1), [{ pattern: '**/.dockerfile-stages.yaml' }]);
});

test('the log says what runs where, and what the rules leave out, in a line each and once', async (t) => {
  const initialize = { workspaceFolders: [{ uri: 'file:///work', name: 'work' }] };
  const client = await LspClient.start(t, { initialize });
  const line = async () => (await client.next<{ message: string }>('window/logMessage')).message;
  assert.match(await line(), /^Dockerfile Stages \d+\.\d+\.\d+ on Node v\d+\.\d+\.\d+$/);
  assert.equal(await line(), 'Workspace folders: file:///work');
  const large = `FROM a\n${'#\n'.repeat(20_001)}`;
  client.open(URI, large);
  await client.pull(URI);
  assert.equal(await line(), `${URI}: Only the stages of this file are shown: it has more than 20,000 lines.`);
  client.change(URI, 2, { text: `${large}#\n` });
  await client.pull(URI);
  const event = { added: [], removed: [{ uri: 'file:///work', name: 'work' }] };
  client.notify('workspace/didChangeWorkspaceFolders', { event });
  assert.equal(await line(), 'Workspace folders: none');
});
