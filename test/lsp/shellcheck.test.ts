import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver';
import { LspClient, only } from '../support/lsp-client.ts';
import { needsShellcheck } from '../support/real-shellcheck.ts';

const URI = 'untitled:Dockerfile';
const ID = 'shell/shellcheck';
const TEXT = 'FROM debian:12\nRUN set -x; \\\n  # why\n  cd /src; make\n';
const refresh = 'workspace/diagnostic/refresh';

/** A client of the built server that trusts its workspace, or not yet. */
async function start(t: TestContext, { trusted = true, settings = {}, pulls = true } = {}) {
  const initialize = { initializationOptions: { ...only(ID), ...settings, trusted } };
  const capabilities: ClientCapabilities = pulls
    ? { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } }
    : {};
  return LspClient.start(t, { initialize, capabilities });
}

const placed = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ message, range: { start, end } }) => [
    String(message).replace(/:.*/, ''),
    start.line,
    start.character,
    end.line,
    end.character,
  ]);

test('what ShellCheck says comes after the first answer, with its page and its fix', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const capabilities: ClientCapabilities = {
    textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    workspace: { diagnostics: { refreshSupport: true } },
  };
  const initialize = { initializationOptions: { ...only(ID), trusted: true } };
  const client = await LspClient.start(t, { capabilities, initialize });
  client.open(URI, TEXT);
  const first = await client.pull(URI);
  assert.ok(first.kind === 'full' && first.items.length === 0);
  await client.next(refresh);
  const second = await client.pull(URI, first.resultId);
  assert.ok(second.kind === 'full');
  assert.deepEqual(placed(second.items), [['SC2164', 3, 2, 3, 9]]);
  const [diagnostic] = second.items;
  assert.equal(diagnostic?.code, ID);
  assert.equal(diagnostic.severity, 2);
  assert.deepEqual(diagnostic.codeDescription, { href: 'https://www.shellcheck.net/wiki/SC2164' });
  assert.equal((await client.pull(URI, second.resultId)).kind, 'unchanged');
  const actions = await client.codeActions(URI, diagnostic.range);
  assert.deepEqual(
    actions.map(({ title }) => title),
    [
      'Use cd /src || exit',
      'Disable SC2164 for this line',
      'Disable SC2164 for this stage',
      'Disable SC2164 for this file',
    ],
  );
  assert.deepEqual(actions[0]?.edit?.changes?.[URI], [
    { range: { start: { line: 3, character: 9 }, end: { line: 3, character: 9 } }, newText: ' || exit' },
  ]);
});

test('what it has said of a script is known after edits elsewhere, whatever its lines are', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const client = await start(t);
  client.open(URI, TEXT);
  await client.diagnostics(URI);
  await client.next(refresh);
  client.change(URI, 2, { text: `# hi\n${TEXT.replace('  # why\n', '')}USER 1000\n` });
  assert.deepEqual(placed(await client.diagnostics(URI)), [['SC2164', 3, 2, 3, 9]]);
  client.change(URI, 3, { text: `${TEXT}RUN echo "$frist"\n` });
  assert.deepEqual(placed(await client.diagnostics(URI)), [['SC2164', 3, 2, 3, 9]]);
  await client.next(refresh);
  assert.deepEqual(placed(await client.diagnostics(URI)), [
    ['SC2164', 3, 2, 3, 9],
    ['SC2154', 4, 10, 4, 16],
  ]);
});

test('a client that does not ask is sent it', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const client = await start(t, { pulls: false });
  client.open(URI, TEXT);
  type Sent = { diagnostics: Diagnostic[] };
  const sent = async () => placed((await client.next<Sent>('textDocument/publishDiagnostics')).diagnostics);
  assert.deepEqual([await sent(), await sent()], [[], [['SC2164', 3, 2, 3, 9]]]);
});

test('it is asked once the workspace is trusted', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const client = await start(t, { trusted: false });
  client.open(URI, TEXT);
  assert.deepEqual(await client.diagnostics(URI), []);
  client.notify('dockerfileStages/workspaceTrusted');
  await client.next(refresh);
  assert.deepEqual(await client.diagnostics(URI), []);
  await client.next(refresh);
  assert.deepEqual(placed(await client.diagnostics(URI)), [['SC2164', 3, 2, 3, 9]]);
});

test('settings switch it off, and name another program', async (t) => {
  const program = await needsShellcheck(t);
  if (program === undefined) return;
  const client = await start(t, { settings: { shellcheck: { path: '/nowhere/shellcheck' } } });
  client.open(URI, TEXT);
  assert.deepEqual(await client.diagnostics(URI), []);
  const { message } = await client.next<{ message: string }>('window/logMessage', ({ message: line }) =>
    line.startsWith('ShellCheck'),
  );
  assert.equal(message, 'ShellCheck is not there (/nowhere/shellcheck), so that RUN is not checked by it.');
  const change = async (settings: object) => {
    client.notify('workspace/didChangeConfiguration', { settings: { ...only(ID), ...settings } });
    await client.next(refresh);
    return placed(await client.diagnostics(URI));
  };
  assert.deepEqual(await change({ shellcheck: { path: program } }), []);
  await client.next(refresh);
  assert.deepEqual(placed(await client.diagnostics(URI)), [['SC2164', 3, 2, 3, 9]]);
  assert.deepEqual(await change({ shellcheck: { path: program, enable: false } }), []);
  assert.deepEqual(await change({ shellcheck: { path: program, enable: 'maybe' } }), [['SC2164', 3, 2, 3, 9]]);
  assert.deepEqual(await change({ ...only(), shellcheck: { path: program } }), []);
});
