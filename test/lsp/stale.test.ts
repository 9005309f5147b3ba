import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { type TestContext, test } from 'node:test';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  CodeActionRequest,
  createConnection,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  FoldingRangeRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serve } from '../../server/src/lsp/serve.ts';
import { HeldFiles } from '../support/held-files.ts';
import { only } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const TEXT = 'FROM a:1 AS base\nRUN ls\nFROM a:1\nRUN ls\n';
const textDocument = { uri: URI };
const compose = 'services:\n  web:\n    build:\n      target: base\n';

/** The server and a client in this process, so that the test decides when the files answer. */
async function start(t: TestContext, capabilities: ClientCapabilities) {
  const files = new HeldFiles({ [URI]: '' });
  const [there, back] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  serve(connection, { name: 'a test', filesOf: () => files });
  const client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  client.listen();
  t.after(() => {
    client.dispose();
    connection.dispose();
  });
  const workspaceFolders = [{ uri: 'file:///work', name: 'work' }];
  const initializationOptions = only('stage/unused');
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders,
    capabilities,
    initializationOptions,
  });
  await client.sendNotification(InitializedNotification.type, {});
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: 'dockerfile', version: 1, text: TEXT },
  });
  /** A file comes that names the stage. */
  const composeAppears = () => {
    files.memory.texts.set('file:///work/compose.yaml', compose);
    return client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: 'file:///work/compose.yaml', type: FileChangeType.Created }],
    });
  };
  /** Lets the questions from one to another go. */
  const letGo = async (from: number, to: number) => {
    for (const go of (await files.held(to)).slice(from, to)) go();
  };
  return { client, files, composeAppears, letGo };
}

/** Each look around asks for the folder once. */
const LOOK = 1;

test('an answer from before a change of the files waits for what is there now', async (t) => {
  const { client, files, composeAppears, letGo } = await start(t, { textDocument: { diagnostic: {} } });
  const asked = client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  await files.held(LOOK);
  await composeAppears();
  const askedLater = client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  await letGo(LOOK, 2 * LOOK);
  const later = await askedLater;
  assert.ok(later.kind === 'full' && later.items.length === 0);
  await letGo(0, LOOK);
  assert.deepEqual(await asked, later);
});

test('what is sent to a client that does not ask is never older than what it has', async (t) => {
  const { client, files, composeAppears, letGo } = await start(t, {});
  const sent: number[] = [];
  let told = () => {};
  client.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
    sent.push(diagnostics.length);
    told();
  });
  const next = () =>
    new Promise<void>((resolve) => {
      told = resolve;
    });
  await files.held(LOOK);
  // The look for builds asks as well, at a time of its own.
  files.passes = true;
  await composeAppears();
  const first = next();
  await first;
  const second = next();
  await letGo(0, LOOK);
  await second;
  assert.deepEqual(new Set(sent), new Set([0]));
});

test('while the client is busy asking anew, more changes make it ask once more', async (t) => {
  const { client } = await start(t, {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  });
  const answers: (() => void)[] = [];
  client.onRequest(DiagnosticRefreshRequest.type, () => new Promise<void>((resolve) => answers.push(resolve)));
  const change = () => client.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });
  // With the answer to a question that needs no files all that was sent before has arrived, and what it led to has come.
  const arrived = () => client.sendRequest(FoldingRangeRequest.type, { textDocument });
  const answer = async (index: number) => {
    answers[index]!();
    // The first may overtake the answer.
    for (let i = 0; i < 2; i++) await arrived();
  };
  for (let i = 0; i < 3; i++) await change();
  await arrived();
  assert.equal(answers.length, 1);
  await answer(0);
  assert.equal(answers.length, 2);
  await answer(1);
  assert.equal(answers.length, 2);
  await change();
  await arrived();
  assert.equal(answers.length, 3);
});

test('who gives up waiting is told at once, though the files never answer', async (t) => {
  const { client, files } = await start(t, { textDocument: { diagnostic: {} } });
  const giveUp = new CancellationTokenSource();
  const asked = client.sendRequest(DocumentDiagnosticRequest.type, { textDocument }, giveUp.token);
  await files.held(LOOK);
  giveUp.cancel();
  await assert.rejects(asked, { code: -32800 });
});

test('a place in a text that has changed meanwhile is no question any more', async (t) => {
  const { client, letGo, files } = await start(t, {
    textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
  });
  const place = { line: 0, character: 14 };
  const asked = client.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: { start: place, end: place },
    context: { diagnostics: [] },
  });
  await files.held(LOOK);
  await client.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [{ text: '' }],
  });
  // Folding needs no files: with its answer, the change has arrived.
  assert.deepEqual(await client.sendRequest(FoldingRangeRequest.type, { textDocument }), []);
  await letGo(0, LOOK);
  await assert.rejects(asked, { code: -32801 });
});
