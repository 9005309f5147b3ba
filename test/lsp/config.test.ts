import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, Hover } from 'vscode-languageserver';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient } from '../support/lsp-client.ts';

const CONFIG = 'file:///work/.dockerfile-stages.yaml';
const RULE = 'stage/duplicate-name';
const TWICE = 'FROM a:1 AS x\nFROM a:1 AS x\n';

const at = (uri: string, line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });

test('a configuration file shows its faults at their words', async (t) => {
  const client = await LspClient.start(t);
  client.open(CONFIG, '# 👍\r\nrules:\r\n  stage/duplicat-name: off\r\ntargets: [a]\r\n');
  assert.deepEqual(await client.diagnostics(CONFIG), [
    {
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 21 } },
      message: `There is no rule "stage/duplicat-name"; "${RULE}" is one.`,
      severity: 1,
      source: 'dockerfile-stages',
    },
  ]);
  const inside = { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } };
  const [action] = await client.codeActions(CONFIG, inside);
  assert.deepEqual([action?.title, action?.isPreferred], [`Use "${RULE}"`, true]);
  assert.match(JSON.stringify(action?.edit), new RegExp(`"character":21}},"newText":"${RULE}"`));
  client.change(CONFIG, 2, { text: 'rules: [' });
  assert.match(String((await client.diagnostics(CONFIG))[0]?.message), /^This is not YAML: /);
  client.change(CONFIG, 3, { text: `rules:\n  ${RULE}: off\n` });
  assert.deepEqual(await client.diagnostics(CONFIG), []);
});

test('it is completed and explained, and is no Dockerfile', async (t) => {
  const completion = { completionItem: { documentationFormat: ['markdown' as const] } };
  const capabilities = { ...FULL, textDocument: { ...FULL.textDocument, completion } };
  const client = await LspClient.start(t, { capabilities });
  client.open(CONFIG, `rules:\n  ${RULE}: of\n`);
  const complete = (...place: Parameters<typeof at>) =>
    client.request<CompletionItem[]>('textDocument/completion', at(...place));
  const [first] = await complete(CONFIG, 1, 26);
  assert.deepEqual(first, {
    label: 'off',
    kind: 20,
    documentation: { kind: 'markdown', value: 'Not reported.' },
    textEdit: { range: { start: { line: 1, character: 24 }, end: { line: 1, character: 26 } }, newText: 'off' },
  });
  const hover = await client.request<Hover>('textDocument/hover', at(CONFIG, 1, 4));
  assert.match(JSON.stringify(hover.contents), /stage\/duplicate-name.*By default: error/);
  assert.deepEqual(hover.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 22 } });
  const textDocument = { uri: CONFIG };
  for (const method of ['documentSymbol', 'foldingRange']) {
    assert.deepEqual(await client.request(`textDocument/${method}`, { textDocument }), [], method);
  }
  client.open('file:///work/Dockerfile', TWICE);
  assert.doesNotMatch(JSON.stringify(await complete('file:///work/Dockerfile', 0, 1)), /labelSchema/);
  const typed = { ...at(CONFIG, 1, 26), context: { triggerKind: 2, triggerCharacter: '$' } };
  assert.deepEqual(await client.request('textDocument/completion', typed), []);
});

async function inFolder(t: TestContext, files: Readonly<Record<string, string>>) {
  const folder = folderWith(t, files);
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start(t, { initialize: { workspaceFolders: [{ uri: root, name: 'work' }] } });
  const uri = `${root}/app/Dockerfile`;
  client.open(uri, TWICE);
  const severities = async () =>
    (await client.diagnostics(uri)).filter(({ code }) => code === RULE).map(({ severity }) => severity);
  return { client, folder, root, severities };
}

test('what it says counts, and a change of it has everything asked anew; settings count before it', async (t) => {
  const { client, folder, root, severities } = await inFolder(t, { 'app/Dockerfile': '' });
  assert.deepEqual(await severities(), [1]);
  const write = async (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${root}/${name}`, type: 2 }] });
    await client.next('workspace/diagnostic/refresh');
  };
  await write('.hadolint.yaml', 'override:\n  info: [DL3024]\n');
  assert.deepEqual(await severities(), [3]);
  await write('.dockerfile-stages.yaml', `rules: {${RULE}: hint}\n`);
  assert.deepEqual(await severities(), [4]);
  client.settings = { rules: { [RULE]: 'warning' } };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.next('workspace/diagnostic/refresh');
  assert.deepEqual(await severities(), [2]);
});

test('a faulty one is told of in the log, and the rules go on', async (t) => {
  const { client, root, severities } = await inFolder(t, {
    'app/Dockerfile': '',
    '.dockerfile-stages.yml': 'rules:\n  x/y: off\n',
  });
  assert.deepEqual(await severities(), [1]);
  const { message } = await client.next<{ type: number; message: string }>(
    'window/logMessage',
    ({ type }) => type === 2,
  );
  assert.equal(message, `${root}/.dockerfile-stages.yml:2:3: There is no rule "x/y".`);
});

test('saving it is enough for clients that do not watch files', async (t) => {
  const folder = folderWith(t, { Dockerfile: '' });
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start(t, { capabilities: {} });
  type Sent = { uri: string; diagnostics: { code?: string; severity: number }[] };
  const next = async () => {
    const sent = await client.next<Sent>('textDocument/publishDiagnostics', ({ uri }) => uri.endsWith('/Dockerfile'));
    return sent.diagnostics.find(({ code }) => code === RULE)?.severity;
  };
  client.open(`${root}/Dockerfile`, TWICE);
  assert.equal(await next(), 1);
  const text = `rules:\n  ${RULE}: hint\n`;
  const uri = `${root}/.dockerfile-stages.yaml`;
  client.open(uri, text);
  writeFileSync(path.join(folder, '.dockerfile-stages.yaml'), text);
  client.notify('textDocument/didSave', { textDocument: { uri } });
  assert.equal(await next(), 4);
});
