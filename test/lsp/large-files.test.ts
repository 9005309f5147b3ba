import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const FILE = 'ARG V=3.22\nFROM alpine:$V AS build\nrun ls\nFROM build AS build\nCOPY --from=build /a /b\n';
const LARGE = FILE + '#\n'.repeat(20_000);
/** At the name after `--from=`. */
const position = { line: 4, character: 14 };
const everything = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };

const STAGES = [
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareCallHierarchy',
  'textDocument/prepareTypeHierarchy',
];
const OTHERS = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/codeAction',
  'textDocument/prepareRename',
  'textDocument/semanticTokens/full',
  'textDocument/selectionRange',
  'textDocument/inlayHint',
];

/** Which questions have an answer. */
async function answered(client: LspClient): Promise<string[]> {
  const params = {
    textDocument: { uri: URI },
    position,
    positions: [position],
    range: everything,
    context: { includeDeclaration: true, diagnostics: [] },
  };
  const given = await Promise.all(
    [...STAGES, ...OTHERS].map(async (method) => [method, await client.request(method, params)] as const),
  );
  return given
    .filter(([, answer]) => !/^(?:null|\[\]|\{"data":\[\]\})$/.test(JSON.stringify(answer)))
    .map(([method]) => method);
}

const notes = async (client: LspClient) =>
  (await client.diagnostics(URI)).map(({ range, message, severity, code }) => ({ range, message, severity, code }));

const note = (reason: string) => [
  {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } },
    message: `Only the stages of this file are shown: ${reason}`,
    severity: 3,
    code: undefined,
  },
];

test('of very large files the stages are shown, and one note says so', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, LARGE);
  assert.deepEqual(await notes(client), note('it has more than 20,000 lines.'));
  assert.deepEqual(await answered(client), STAGES);
  client.change(URI, 2, { text: `${FILE}RUN ${'x'.repeat(1024 * 1024)}` });
  assert.deepEqual(await notes(client), note('it is larger than 1 MB.'));
  client.change(URI, 3, { text: FILE + '#\n'.repeat(19_000) });
  assert.ok((await notes(client)).length > 1);
  assert.deepEqual(await answered(client), [...STAGES, ...OTHERS]);
});

test('who wants everything in very large files gets it', async (t) => {
  const client = await LspClient.start(t, { settings: { largeFiles: 'everything' } });
  client.open(URI, LARGE);
  const messages = (await notes(client)).map(({ message }) => message);
  assert.ok(
    messages.length > 1 && !messages.some((message) => String(message).startsWith('Only')),
    messages.join('\n'),
  );
  assert.deepEqual(await answered(client), [...STAGES, ...OTHERS]);
  client.settings = {};
  client.notify('workspace/didChangeConfiguration', { settings: null });
  assert.deepEqual(await notes(client), note('it has more than 20,000 lines.'));
});
