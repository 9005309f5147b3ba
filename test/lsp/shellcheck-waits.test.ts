import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { type TestContext, test } from 'node:test';
import {
  createConnection,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serve } from '../../server/src/lsp/serve.ts';
import type { Printed } from '../../server/src/workspace/shellcheck.ts';
import { only } from '../support/lsp-client.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const URI = 'file:///work/Dockerfile';
const textDocument = { uri: URI };
const output = JSON.stringify({
  comments: [{ code: 2164, level: 'warning', message: 'm.', line: 3, column: 1, endLine: 3, endColumn: 3 }],
});

/** The server and a client in this process, and a ShellCheck that answers when the test says so. */
async function start(t: TestContext, trusted = true) {
  const asked: string[] = [];
  const answers: ((printed: Printed) => void)[] = [];
  let tell = () => {};
  const runShellcheck = ({ input }: { readonly input: string }) => {
    asked.push(input.split('\n').slice(2).join('\n'));
    tell();
    return new Promise<Printed>((resolve) => answers.push(resolve));
  };
  const [there, back] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  serve(connection, { name: 'a test', filesOf: () => new MemoryFiles({ [URI]: '' }), runShellcheck });
  const client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  client.listen();
  t.after(() => {
    client.dispose();
    connection.dispose();
  });
  let refreshes = 0;
  let refreshed = () => {};
  client.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes++;
    refreshed();
  });
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    initializationOptions: { ...only('shell/shellcheck'), trusted },
  });
  await client.sendNotification(InitializedNotification.type, {});
  let version = 1;
  const open = (text: string) =>
    client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: URI, languageId: 'dockerfile', version, text },
    });
  const change = (text: string) =>
    client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: URI, version: ++version },
      contentChanges: [{ text }],
    });
  const close = () => client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  const count = async () => {
    const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    return report.kind === 'full' ? report.items.length : undefined;
  };
  const askedFor = async (most: number) => {
    while (asked.length < most) {
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
    return asked;
  };
  const refresh = async (most: number) => {
    while (refreshes < most) {
      await new Promise<void>((resolve) => {
        refreshed = resolve;
      });
    }
  };
  const trust = () => client.sendNotification('dockerfileStages/workspaceTrusted');
  return { open, change, close, count, asked, askedFor, answers, refresh, trust };
}

const file = (command: string) => `FROM debian:12\nRUN cd /src; make\nRUN ${command}\n`;

test('no answer waits for ShellCheck, and typing starts nothing', async (t) => {
  const { open, change, count, asked, askedFor, answers, refresh } = await start(t);
  await open(file('l'));
  for (let i = 0; i < 50; i++) {
    await change(file(`ls ${'x'.repeat(i)}`));
    assert.equal(await count(), 0);
  }
  assert.deepEqual(asked, []);
  // Once typing pauses, the last text is what is asked about, and answers come while that takes its time.
  assert.deepEqual(await askedFor(2), ['cd /src; make', `ls ${'x'.repeat(49)}`]);
  for (let i = 0; i < 50; i++) {
    await change(file(`ls ${'y'.repeat(i)}`));
    assert.equal(await count(), 0);
  }
  assert.equal(asked.length, 2);
  for (const answer of answers.splice(0)) answer({ output });
  // What has been said is known in the next answer, and the rest is asked about.
  await askedFor(3);
  assert.equal(await count(), 1);
  answers[0]!({ output });
  await refresh(1);
  assert.equal(await count(), 2);
  assert.equal(asked.length, 3);
});

test('a document that is closed is not asked about any more', async (t) => {
  const { open, close, count, asked, askedFor, answers } = await start(t);
  await open(`${file('a')}RUN b\nRUN c\n`);
  await count();
  await askedFor(2);
  await close();
  // The answer to a question comes when what was sent before has arrived.
  await count();
  for (const answer of answers) answer({ output });
  await open(file('a'));
  assert.equal(await count(), 2);
  assert.equal(asked.length, 2);
});

test('in a workspace that is not trusted no program is started', async (t) => {
  const { open, count, asked, askedFor, trust, refresh } = await start(t, false);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  await open(file('a'));
  assert.equal(await count(), 0);
  // Whatever waits for a pause in typing comes now, and what it starts before the next answer.
  t.mock.timers.runAll();
  assert.equal(await count(), 0);
  assert.deepEqual(asked, []);
  t.mock.timers.reset();
  await trust();
  await refresh(1);
  assert.equal(await count(), 0);
  await askedFor(2);
});
