import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Connection, DocumentSymbol, Hover, SymbolInformation } from 'vscode-languageserver';
import { features } from '../../server/src/lsp/features.ts';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient, only, ResponseError } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const TEXT = 'ARG A=1\nFROM alpine:3.20 AS x\nRUN ls $A\nFROM x\nCOPY --from=x /a /b\n';
const textDocument = { uri: URI };
const position = { line: 3, character: 5 };
const range = { start: position, end: position };

/** The methods that the server listens to. */
function methods(): string[] {
  const names: string[] = [];
  const connection = { onRequest: (name: string) => void names.push(name) } as unknown as Connection;
  for (const method of features.flatMap((feature) => feature.methods)) method.listen(connection, () => assert.fail());
  return names;
}

/** Parameters that have whatever any method asks for. */
const PARAMS = {
  textDocument,
  position,
  positions: [position],
  range,
  context: { diagnostics: [], includeDeclaration: true },
  options: { tabSize: 2, insertSpaces: true },
  ch: '\n',
  previousResultId: 'x',
  query: '',
  newName: 'n',
  target: null,
  command: 'dockerfileStages.pin',
  arguments: [{ uri: URI, version: 1 }],
  item: { uri: URI, name: 'x', kind: 5, range, selectionRange: range },
};

const codeOf = (asked: Promise<unknown>): Promise<number | 'answered'> =>
  asked.then(
    () => 'answered' as const,
    (error) => (error instanceof ResponseError ? error.code : assert.fail(String(error))),
  );

/** Each request has been answered once. */
function assertOnce({ counts }: LspClient, ids: readonly number[]): void {
  assert.deepEqual(
    ids.filter((id) => counts.get(id) !== 1),
    [],
  );
}

const hoverOf = (client: LspClient, uri: string, line: number, character: number) =>
  client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position: { line, character } });

const stagesOf = async (client: LspClient, uri: string): Promise<string[]> => {
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  return symbols.map(({ name }) => name);
};

test('what may not be asked at a time is refused with the code for that', async (t) => {
  const client = new LspClient({});
  t.after(() => client.process.kill());
  const start = { processId: null, rootUri: null, capabilities: FULL };
  const hello = (params: unknown) => codeOf(client.request('initialize', params));
  for (const method of ['textDocument/hover', 'no/such/method', 'shutdown'])
    assert.equal(await codeOf(client.request(method, PARAMS)), -32002, method);
  client.open(URI, TEXT);
  for (const wrong of [{ capabilities: 5 }, { workspaceFolders: 5 }, { workspaceFolders: [{}] }, { rootUri: [] }])
    assert.equal(await hello({ ...start, ...wrong }), -32602, JSON.stringify(wrong));
  for (const wrong of [undefined, null, 7, [], {}]) assert.notEqual(await hello(wrong), 'answered');
  assert.equal(await hello(start), 'answered');
  client.notify('initialized', {});
  assert.equal(await hello(start), -32600);
  // What was told before the handshake was not heard.
  assert.deepEqual(await stagesOf(client, URI), []);
  client.open(URI, TEXT);
  assert.notDeepEqual(await stagesOf(client, URI), []);
  assert.equal(await client.request('shutdown'), null);
  for (const method of [...methods(), 'shutdown', 'initialize', 'no/such/method'])
    assert.equal(await codeOf(client.request(method, { ...PARAMS, ...start })), -32600, method);
  client.open(URI, '');
  client.notify('exit');
  assert.equal(await client.exited, 0);
});

test('no parameters, of whatever kind, make more of it than a refusal', async (t) => {
  const initialize = { initializationOptions: { commands: ['dockerfileStages.focus', 'dockerfileStages.clearFocus'] } };
  const client = await LspClient.start(t, { initialize });
  client.open(URI, TEXT);
  const wholes: readonly unknown[] = [undefined, null, 5, 'x', true, [], [5], {}];
  const values: readonly unknown[] = [...wholes, -1, 1e300, '\ud800', '__proto__', [null], { line: -1, character: -1 }];
  const ends = [
    { line: -5, character: 1e9 },
    { line: 1e21, character: -1 },
  ];
  const oddly: readonly object[] = [
    { range: { start: ends[1], end: ends[0] }, position: ends[0], positions: ends },
    { range: { start: ends[0], end: ends[1] }, position: ends[1], positions: [] },
    { position: { line: 0.5, character: 0 } },
    { options: { tabSize: -1, insertSpaces: true } },
    { options: { tabSize: 1e9, insertSpaces: false, trimFinalNewlines: 'x' } },
    { context: { diagnostics: 5, only: [], includeDeclaration: false, triggerKind: 9, triggerCharacter: 5 } },
    { context: { diagnostics: [{ range: 5 }], only: [''], includeDeclaration: true, isRetrigger: 'x' } },
    ...[5, {}, { uri: URI, version: 1 }, { uri: 5, version: 1 }, { uri: '', index: -1 }].map((data) => ({ data })),
    ...['', 'untitled:', 'file://', 'file:///%', 'file:///work/%00', '\ud800', 'x'.repeat(10_000)].map((uri) => ({
      textDocument: { uri },
    })),
  ];
  const sent = methods().flatMap((method) =>
    [
      ...wholes,
      ...Object.keys(PARAMS).flatMap((key) => values.map((value) => ({ ...PARAMS, [key]: value }))),
      ...oddly.map((odd) => ({ ...PARAMS, ...odd })),
    ].map((params) => ({ method, params, ...client.requestWithId(method, params) })),
  );
  const refusals = new Set([-32602, -32803]);
  let refused = 0;
  const codes = await Promise.all(sent.map(({ answer }) => codeOf(answer)));
  for (const [i, { method, params }] of sent.entries()) {
    const code = codes[i]!;
    if (code !== 'answered') refused++;
    assert.ok(code === 'answered' || refusals.has(code), `${method} ${JSON.stringify(params)}: ${code}`);
  }
  assert.ok(refused > 1000 && refused < sent.length / 2);
  assertOnce(
    client,
    sent.map(({ id }) => id),
  );
  const wrong: readonly unknown[] = [undefined, null, 5, [], {}, { event: 5 }, { changes: [5] }, { changes: 'x' }];
  const notifications = [
    ...['Open', 'Change', 'Save', 'Close'].map((what) => `textDocument/did${what}`),
    ...['Configuration', 'WatchedFiles', 'WorkspaceFolders'].map((what) => `workspace/didChange${what}`),
    ...['initialized', '$/setTrace', '$/cancelRequest', '$/progress', 'window/workDoneProgress/cancel', 'no/such'],
    'dockerfileStages/workspaceTrusted',
  ];
  for (const method of notifications) for (const params of wrong) client.notify(method, params);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 5, type: 1 }] });
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'x', type: 9 }] });
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 5 }], removed: [{}] } });
  assert.notEqual(await hoverOf(client, URI, 1, 5), null);
});

test('after what is no message the next one is answered, and the log tells of it', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, TEXT);
  const garbage = [
    'Content-Length: abc\r\n\r\n',
    'Content-Length: -1\r\n\r\n',
    'Content-Length: 5\r\n\r\n{"a":',
    'Content-Length: 4\r\n\r\nnull',
    'Content-Length: 2\r\n\r\n[]',
    'Content-Length: 17\r\n\r\n{"method":{},"id"}',
    `X: ${'x'.repeat(300_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
  ];
  for (const text of garbage) {
    client.raw(text);
    assert.notEqual(await hoverOf(client, URI, 1, 5), null, text.slice(0, 50));
  }
  const complaint = (start: string) =>
    client.next<{ message: string }>('window/logMessage', ({ message }) => message.startsWith(start));
  await complaint('A header without a length that can be: "Content-Length: abc"');
  await complaint('A message that is no JSON');
  assert.equal(client.counts.get(null), 2, 'what is no JSON has no id that it could be answered by');
});

test('a thousand questions that nobody waits for any more are refused, each once', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, `FROM alpine:3.20 AS x\n${'RUN ls\n'.repeat(3000)}`);
  const kinds = ['diagnostic', 'documentSymbol', 'hover', 'completion', 'semanticTokens/full'];
  const sent = Array.from({ length: 1000 }, (_, i) =>
    client.requestWithId(`textDocument/${kinds[i % kinds.length]}`, {
      textDocument,
      position: { line: 5, character: 2 },
    }),
  );
  for (const { id } of sent) client.notify('$/cancelRequest', { id });
  for (const id of [-1, 'x', null, 1e9]) client.notify('$/cancelRequest', { id });
  const codes = await Promise.all(sent.map(({ answer }) => codeOf(answer)));
  const refused = codes.filter((code) => code === -32800).length;
  assert.ok(refused > 900, String(refused));
  assert.equal(codes.filter((code) => code === 'answered').length, 1000 - refused);
  await client.diagnostics(URI);
  assertOnce(
    client,
    sent.map(({ id }) => id),
  );
});

test('settings that change in mid-request: the last ones count in the end', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, 'FROM alpine:latest\n');
  const asked: Promise<unknown>[] = [];
  for (let i = 0; i < 60; i++) {
    client.settings = i % 3 === 0 ? { enable: false } : i % 3 === 1 ? 'nonsense' : only('image/latest');
    client.notify('workspace/didChangeConfiguration', { settings: client.settings });
    asked.push(client.pull(URI), hoverOf(client, URI, 0, 7));
  }
  await Promise.all(asked);
  const rules = (await client.diagnostics(URI)).map(({ code }) => code);
  assert.deepEqual(rules, ['image/latest']);
});

test('shutdown and exit in mid-request: all that was asked is answered, and the server ends', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, `${TEXT}${'RUN ls\n'.repeat(3000)}`);
  const ask = () => [
    client.requestWithId('textDocument/diagnostic', { textDocument }),
    client.requestWithId('textDocument/hover', { textDocument, position }),
    client.requestWithId('workspace/symbol', { query: '' }),
  ];
  const before = Array.from({ length: 20 }, ask).flat();
  const over = client.requestWithId('shutdown');
  const after = Array.from({ length: 20 }, ask).flat();
  const codes = await Promise.all([...before, over, ...after].map(({ answer }) => codeOf(answer)));
  assert.deepEqual(new Set(codes.slice(0, 61)), new Set(['answered']));
  assert.deepEqual(new Set(codes.slice(61)), new Set([-32600]));
  assertOnce(
    client,
    [...before, over, ...after].map(({ id }) => id),
  );
  client.notify('exit');
  assert.equal(await client.exited, 0);
  const abrupt = await LspClient.start(t);
  abrupt.open(URI, `${TEXT}${'RUN ls\n'.repeat(3000)}`);
  const unanswered = abrupt.pull(URI).catch(() => undefined);
  abrupt.notify('exit');
  assert.equal(await abrupt.exited, 1);
  await unanswered;
});

/** A parent that starts a server, asks it something big without end, and says which process the server is. */
const PARENT = `
  const server = require('node:child_process').spawn(process.execPath, [process.argv[1], '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write('Content-Length: ' + Buffer.byteLength(body) + '\\r\\n\\r\\n' + body);
  };
  send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } } });
  const textDocument = { uri: 'file:///work/Dockerfile', languageId: 'dockerfile', version: 1, text: 'FROM a\\n' + 'RUN ls\\n'.repeat(9000) };
  send({ method: 'textDocument/didOpen', params: { textDocument } });
  server.stdout.once('data', () => {
    for (let id = 2; id < 50; id++) send({ id, method: 'textDocument/semanticTokens/full', params: { textDocument } });
    console.log(server.pid);
  });
`;

test('a server whose parent is killed ends by itself, while it is at work', async (t) => {
  const file = path.resolve(import.meta.dirname, '../../dist/server.js');
  const parent = spawn(process.execPath, ['-e', PARENT, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => parent.kill('SIGKILL'));
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (data) => resolve(Number(data))));
  parent.kill('SIGKILL');
  const isThere = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (const began = Date.now(); isThere(); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() - began > 10_000) {
      process.kill(pid, 'SIGKILL');
      assert.fail('The server is still there.');
    }
});

test('two folders; folders that come and go in mid-request', async (t) => {
  const text = (stage: string) => `FROM alpine:3.20 AS ${stage}\nRUN ls\nFROM alpine:3.20\n`;
  const folders = ['one', 'two'].map((name) =>
    folderWith(t, {
      Dockerfile: text(name),
      'compose.yaml': `services:\n  web:\n    build:\n      context: .\n      target: ${name === 'one' ? 'two' : 'one'}\n`,
    }),
  );
  const [one, two] = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: path.basename(folder) }));
  const client = await LspClient.start(t, {
    initialize: { workspaceFolders: [one!, two!] },
    settings: only('stage/unused'),
  });
  const files = [one!, two!].map(({ uri }) => `${uri}/Dockerfile`);
  for (const [i, uri] of files.entries()) client.open(uri, text(['one', 'two'][i]!));
  // What the other folder's files build is no matter.
  for (const uri of files) assert.equal((await client.diagnostics(uri)).length, 1);
  const move = (added: readonly object[], removed: readonly object[]) =>
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
  const sent = Array.from({ length: 20 }, (_, i) => {
    if (i % 4 === 0) move([], [one!]);
    if (i % 4 === 1) move([], [two!]);
    if (i % 4 === 2) move([two!, one!], []);
    if (i % 4 === 3) move([one!], [one!, two!]);
    return [
      ...files.map((uri) => client.requestWithId('textDocument/diagnostic', { textDocument: { uri } })),
      client.requestWithId('workspace/symbol', { query: '' }),
      client.requestWithId('textDocument/references', {
        textDocument: { uri: files[0] },
        position: { line: 0, character: 21 },
        context: { includeDeclaration: true },
      }),
    ];
  }).flat();
  for (const code of await Promise.all(sent.map(({ answer }) => codeOf(answer)))) assert.equal(code, 'answered');
  assertOnce(
    client,
    sent.map(({ id }) => id),
  );
  for (const uri of files) client.notify('textDocument/didClose', { textDocument: { uri } });
  const found = async () =>
    (await client.request<SymbolInformation[]>('workspace/symbol', { query: '' })).map(({ name }) => name).sort();
  assert.deepEqual(await found(), ['one', 'stage 1']);
  move([two!], [one!]);
  assert.deepEqual(await found(), ['stage 1', 'two']);
  move([], [two!]);
  assert.deepEqual(await found(), []);
});

test('one file under several URIs is as many documents, each with its own text', async (t) => {
  const folder = folderWith(t, { 'work/Dockerfile': 'FROM alpine:3.20 AS disk\n' });
  const work = path.join(folder, 'work');
  symlinkSync('Dockerfile', path.join(work, 'Dockerfile.link'));
  symlinkSync('work', path.join(folder, 'other'));
  const at = (...parts: string[]) => pathToFileURL(path.join(...parts)).href;
  const uri = at(work, 'Dockerfile');
  const uris = [
    uri,
    uri.replace('Dockerfile', '%44ockerfile'),
    at(work, 'Dockerfile.link'),
    at(folder, 'other', 'Dockerfile'),
    uri.replace('file://', 'vscode-remote://wsl%2Bubuntu'),
    uri.replace('file://', 'vscode-remote://wsl+ubuntu'),
    'file:///c%3A/work/Dockerfile',
    'file:///C:/work/Dockerfile',
    'file://server/share/Dockerfile',
    'untitled:Untitled-1',
    'untitled:/work/Dockerfile',
    'git:/work/Dockerfile?ref',
  ];
  const client = await LspClient.start(t, { initialize: { workspaceFolders: [{ uri: at(work), name: 'work' }] } });
  for (const [i, uri] of uris.entries()) client.open(uri, `FROM alpine:3.20 AS number${i}\n`, i);
  for (const [i, uri] of uris.entries()) {
    assert.deepEqual(await stagesOf(client, uri), [`number${i}`], uri);
    assert.match(JSON.stringify(await hoverOf(client, uri, 0, 22)), new RegExp(`number${i}`), uri);
    await client.diagnostics(uri);
  }
  for (const uri of uris.slice(1)) client.notify('textDocument/didClose', { textDocument: { uri } });
  client.change(uri, 99, { text: 'FROM alpine:3.20 AS last\n' });
  assert.deepEqual(await stagesOf(client, uri), ['last']);
  for (const closed of uris.slice(1)) assert.deepEqual(await stagesOf(client, closed), []);
  // What is a folder is no file, whatever the client thinks.
  mkdirSync(path.join(work, 'folder.Dockerfile'));
  writeFileSync(
    path.join(work, 'compose.yaml'),
    'services: {web: {build: {context: ., dockerfile: folder.Dockerfile}}}\n',
  );
  client.open(at(work, 'folder.Dockerfile'), 'FROM alpine:3.20 AS folder\n');
  assert.deepEqual(await stagesOf(client, at(work, 'folder.Dockerfile')), ['folder']);
});
