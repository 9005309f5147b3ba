import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type {
  ApplyWorkspaceEditParams,
  CodeAction,
  CodeLens,
  InitializeParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { FULL, LspClient, only } from '../support/lsp-client.ts';
import { needsRegistry, push } from '../support/real-registry.ts';
import { listen } from '../support/token-server.ts';

const URI = 'file:///work/Dockerfile';
const PIN = 'dockerfileStages.pin';

const trusted: Partial<InitializeParams> = { initializationOptions: { trusted: true } };
const capabilities = { ...FULL, window: { workDoneProgress: true } };

async function start(t: TestContext, initialize = trusted, settings: object = {}) {
  const client = await LspClient.start(t, { capabilities, settings, initialize });
  client.replies.set('workspace/applyEdit', { applied: true });
  return Object.assign(client, {
    pin: (version: number, position?: object) =>
      client.request('workspace/executeCommand', { command: PIN, arguments: [{ uri: URI, version, position }] }),
    said: async () => (await client.next<{ readonly message: string }>('window/showMessage')).message,
    /** Chooses what is offered at a place. */
    choose: ({ command }: CodeAction) => client.request('workspace/executeCommand', command),
  });
}

const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });

/** The edits of one version of the document. */
function editsOf({ documentChanges }: WorkspaceEdit, version: number) {
  const [change, ...more] = documentChanges ?? [];
  assert.deepEqual(more, []);
  assert.ok(change && 'textDocument' in change);
  assert.deepEqual(change.textDocument, { uri: URI, version });
  return change.edits.map((edit) => {
    assert.ok('range' in edit && 'newText' in edit);
    const { start, end } = edit.range;
    return `${start.line}:${start.character}-${end.character} ${edit.newText}`;
  });
}

test('a code action pins an image wherever it is written, and what its platforms are is known from then on', async (t) => {
  const host = await needsRegistry(t);
  if (host === undefined) return;
  const digest = await push(host, 'app', '1', ['linux/amd64', 'linux/arm64']);
  const rules = { 'image/no-digest': 'warning', 'image/base-platform': 'warning' };
  const settings = { rules: { ...only().rules, ...rules } };
  const client = await start(t, trusted, settings);
  assert.deepEqual(client.hello.capabilities.executeCommandProvider, { commands: [PIN] });
  const text = `FROM ${host}/app:1 AS a\nFROM --platform=linux/s390x ${host}/app:1\nCOPY --from=${host}/app:1 /a /a\n`;
  client.open(URI, text, 7);
  const [action] = await client.codeActions(URI, at(0, 8), 'quickfix');
  assert.equal(action?.title, 'Pin to its digest (asks the registry)');
  assert.equal(action.edit, undefined);
  assert.equal(action.diagnostics?.[0]?.code, 'image/no-digest');
  await client.choose(action);
  const { edit } = await client.next<ApplyWorkspaceEditParams>('workspace/applyEdit');
  const end = host.length + '/app:1'.length;
  assert.deepEqual(
    editsOf(edit, 7),
    [5, 28, 12].map((start, line) => `${line}:${start + end}-${start + end} @${digest}`),
  );
  const { token } = await client.next<{ readonly token: string }>('window/workDoneProgress/create');
  const steps = [];
  for (let i = 0; i < 2; i++)
    steps.push(await client.next<{ readonly token: string; readonly value: object }>('$/progress'));
  assert.deepEqual(steps, [
    { token, value: { kind: 'begin', title: 'Pinning', message: `"${host}/app:1"`, cancellable: true } },
    { token, value: { kind: 'end' } },
  ]);
  await client.next('workspace/diagnostic/refresh');
  client.change(URI, 8, { text: text.replaceAll('/app:1', `$&@${digest}`) });
  assert.deepEqual(
    (await client.diagnostics(URI)).map(({ message }) => message),
    [`The image "${host}/app:1" is made for linux/amd64 and linux/arm64, not for "linux/s390x".`],
  );

  // Nothing has changed since.
  const [update] = await client.codeActions(URI, at(0, 8), 'refactor');
  assert.equal(update?.title, 'Update to the digest that its tag has now (asks the registry)');
  await client.choose(update);
  assert.equal(await client.said(), `"${host}/app:1" has the digest already that its tag has now.`);
});

test('the command pins what can be pinned of a file, and says what cannot', async (t) => {
  const host = await needsRegistry(t);
  if (host === undefined) return;
  const digests = await Promise.all(['1', '2'].map((tag) => push(host, 'app', tag, 'linux/amd64')));
  const mirrors = { 'a.example': `http://${host}` };
  const client = await start(t, trusted, { registry: { mirrors }, buildContexts: ['mine'] });
  client.open(URI, `ARG V\nFROM a.example/app:2\nFROM x:$V\nFROM ${host}/app:1\nFROM mine\n`);
  await client.pin(1);
  const { edit } = await client.next<ApplyWorkspaceEditParams>('workspace/applyEdit');
  const end = `FROM ${host}/app:1`.length;
  assert.deepEqual(editsOf(edit, 1), [`1:20-20 @${digests[1]}`, `3:${end}-${end} @${digests[0]}`]);
  assert.equal(await client.said(), '"x:$V" is not pinned: it depends on variables, so it has no digest of its own.');
  client.open(URI, 'FROM scratch\n', 2);
  await client.pin(2);
  assert.equal(await client.said(), 'There is no image to be pinned here.');
  await assert.rejects(client.request('workspace/executeCommand', { command: PIN, arguments: ['x'] }), {
    code: -32602,
  });
  await assert.rejects(client.request('workspace/executeCommand', { command: 'x' }), { code: -32602 });
});

test('what goes wrong is told in one message, and nothing is changed', async (t) => {
  const digest = `sha256:${'0a'.repeat(32)}`;
  let whileAsked: () => unknown = () => {};
  const host = await listen(t, async ({ url }, response) => {
    await whileAsked();
    if (url?.includes('busy')) response.writeHead(429).end();
    else if (!url?.includes('silent')) {
      const headers = { 'content-type': 'application/vnd.oci.image.index.v1+json', 'docker-content-digest': digest };
      response.writeHead(200, headers).end();
    }
  });
  const client = await start(t);
  client.open(URI, `FROM ${host}/busy:1\nFROM ${host}/app:1\n`);
  await client.pin(1);
  const busy = `"${host}/busy:1" is not pinned: ${host} does not answer so many questions. Try again later, or run "docker login ${host}".`;
  assert.equal(await client.said(), `${busy} Nothing has been pinned.`);
  await client.pin(1, { line: 0, character: 6 });
  assert.equal(await client.said(), busy);

  const changed = 'The file has changed meanwhile, so nothing has been pinned. Try again.';
  await client.pin(0, { line: 1, character: 6 });
  assert.equal(await client.said(), changed);
  whileAsked = () => {
    client.change(URI, 2, { text: `FROM ${host}/silent:1` });
    // With this answer the change has arrived.
    return client.request('textDocument/foldingRange', { textDocument: { uri: URI } });
  };
  await client.pin(1, { line: 1, character: 6 });
  assert.equal(await client.said(), changed);

  // Given up in the editor's progress, and as a request.
  const asked = new Promise<void>((resolve) => {
    whileAsked = resolve;
  });
  for (let i = 0; i < 3; i++) await client.next('window/workDoneProgress/create');
  const pinning = client.pin(2);
  const { token } = await client.next<{ readonly token: string }>('window/workDoneProgress/create');
  await asked;
  client.notify('window/workDoneProgress/cancel', { token });
  await pinning;
  const again = new Promise<void>((resolve) => {
    whileAsked = resolve;
  });
  const { id, answer } = client.requestWithId('workspace/executeCommand', {
    command: PIN,
    arguments: [{ uri: URI, version: 2 }],
  });
  await again;
  client.notify('$/cancelRequest', { id });
  await assert.rejects(answer, { code: -32800 });
  const unwanted = client.next('workspace/applyEdit').then(() => assert.fail('It was applied all the same.'));
  await Promise.race([unwanted, client.pin(2, { line: 0, character: 0 })]);
  assert.equal(await client.said(), 'There is no image to be pinned here.');
});

test('lenses pin and bring up to date in a file that pins', async (t) => {
  const digest = `sha256:${'0a'.repeat(32)}`;
  const host = await listen(t, (_, response) => {
    const headers = { 'content-type': 'application/vnd.oci.image.index.v1+json', 'docker-content-digest': digest };
    response.writeHead(200, headers).end();
  });
  const client = await start(t);
  const lenses = (): Promise<CodeLens[]> => client.request('textDocument/codeLens', { textDocument: { uri: URI } });
  client.open(URI, `FROM ${host}/app:1\nFROM ${host}/app:2@sha256:${'0'.repeat(64)}\n`);
  const found = await lenses();
  assert.deepEqual(
    found.map(({ range, command }) => `${range.start.line} ${command?.title}`),
    ['0 Pin', '1 Update pin'],
  );
  await client.request('workspace/executeCommand', found[1]!.command);
  const { edit } = await client.next<ApplyWorkspaceEditParams>('workspace/applyEdit');
  const at = `FROM ${host}/app:2@`.length;
  assert.deepEqual(editsOf(edit, 1), [`1:${at}-${at + digest.length} ${digest}`]);
  client.change(URI, 2, { text: `FROM ${host}/app:1\n` });
  assert.deepEqual(await lenses(), []);
  client.settings = { rules: { 'image/no-digest': 'hint' } };
  client.notify('workspace/didChangeConfiguration', { settings: {} });
  assert.deepEqual(
    (await lenses()).map(({ command }) => command?.title),
    ['Pin'],
  );
  client.settings = { rules: { 'image/no-digest': 'hint' }, codeLens: { pin: false } };
  client.notify('workspace/didChangeConfiguration', { settings: {} });
  assert.deepEqual(await lenses(), []);
});

test('an editor that takes no edits is told so, and offered nothing', async (t) => {
  const client = await LspClient.start(t, { capabilities: { ...FULL, workspace: {} }, initialize: trusted });
  client.open(URI, 'FROM localhost:1/app:1\n');
  assert.deepEqual(await client.codeActions(URI, at(0, 8), 'refactor'), []);
  await client.request('workspace/executeCommand', { command: PIN, arguments: [{ uri: URI, version: 1 }] });
  const { message } = await client.next<{ readonly message: string }>('window/showMessage');
  assert.equal(message, 'Images cannot be pinned in this editor.');
});

test('nothing is offered or done while the workspace is not trusted', async (t) => {
  const host = await listen(t, () => assert.fail('Somebody asked.'));
  const client = await start(t, { initializationOptions: {} });
  client.open(URI, `FROM ${host}/app:1\n`);
  assert.deepEqual(await client.codeActions(URI, at(0, 8), 'refactor'), []);
  client.change(URI, 1, { text: `FROM ${host}/app:1@sha256:${'0'.repeat(64)}\n` });
  assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri: URI } }), []);
  client.change(URI, 1, { text: `FROM ${host}/app:1\n` });
  await client.pin(1);
  assert.equal(await client.said(), 'Images are pinned in trusted workspaces only, since their registries are asked.');
  client.notify('dockerfileStages/workspaceTrusted');
  const [action] = await client.codeActions(URI, at(0, 8), 'refactor');
  assert.equal(action?.title, 'Pin to its digest (asks the registry)');
});

test('a message has no link in it, whatever an image is called', async (t) => {
  const client = await start(t);
  client.open(URI, 'ARG V\nFROM [Update](command:evil)$V\n');
  await client.pin(1);
  assert.equal(
    await client.said(),
    '"[Update] (command:evil)$V" is not pinned: it depends on variables, so it has no digest of its own.',
  );
});
