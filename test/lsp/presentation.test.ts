import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  DocumentLink,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const textDocument = { uri: URI };
const TEXT = [
  'ARG V=20',
  'FROM --platform="👍" node:$V AS build',
  'RUN ls "👍" /tmp',
  'FROM build',
  'COPY --from=0 /a /a',
  '',
].join('\r\n');
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

const start = async (t: TestContext, text = TEXT, settings: object = {}) => {
  const capabilities = {
    ...FULL,
    workspace: { ...FULL.workspace, inlayHint: { refreshSupport: true } },
    textDocument: { ...FULL.textDocument, documentLink: { tooltipSupport: true } },
  };
  const client = await LspClient.start(t, { capabilities, settings });
  client.open(URI, text);
  return client;
};

test('selection ranges for several places', async (t) => {
  const client = await start(t);
  const ask = (...positions: object[]) =>
    client.request<SelectionRange[]>('textDocument/selectionRange', { textDocument, positions });
  const [in_, out] = await ask({ line: 2, character: 15 }, { line: 5, character: 0 });
  assert.deepEqual(in_?.range, range(2, 12, 16));
  assert.deepEqual(in_?.parent?.range, range(2, 4, 16));
  assert.deepEqual(in_?.parent?.parent?.range, range(2, 0, 16));
  assert.deepEqual(out, { range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } } });
  assert.deepEqual(await ask(), []);
});

test('inlay hints, and a refresh when the settings change', async (t) => {
  const client = await start(t);
  const ask = () => client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range: WHOLE });
  assert.deepEqual(await ask(), [
    {
      position: { line: 1, character: 28 },
      label: [{ value: '= node:20', location: { uri: URI, range: range(0, 4, 8) } }],
      tooltip: 'node:20, unless the build is given other arguments.',
      paddingLeft: true,
    },
    {
      position: { line: 3, character: 10 },
      label: [{ value: '→ node:20', location: { uri: URI, range: range(1, 21, 28) } }],
      tooltip: 'Stage "build" is based on node:20.',
      paddingLeft: true,
    },
    {
      position: { line: 4, character: 13 },
      label: [{ value: '= build', location: { uri: URI, range: range(1, 32, 37) } }],
      tooltip: 'Index 0 is this stage.',
      paddingLeft: true,
    },
  ]);
  client.settings = { inlayHints: { resolvedBase: false, stageNames: false } };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.next('workspace/inlayHint/refresh');
  const hints = await ask();
  assert.deepEqual(
    hints.map(({ label }) => JSON.stringify(label).slice(0, 17)),
    ['[{"value":"= 20",'],
  );
});

test('semantic tokens: all, what has changed, and those of a range', async (t) => {
  const client = await start(t);
  const legend = client.hello.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
  const all = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  assert.deepEqual(all.data.slice(0, 10), [
    0,
    0,
    3,
    legend.indexOf('keyword'),
    0,
    0,
    4,
    1,
    legend.indexOf('variable'),
    1,
  ]);
  client.change(URI, 2, { range: range(2, 4, 6), text: 'cat' });
  const ask = (previousResultId: string | undefined) =>
    client.request<SemanticTokensDelta & SemanticTokens>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId,
    });
  const delta = await ask(all.resultId);
  assert.equal(delta.edits.length, 1);
  const [edit] = delta.edits;
  const patched = [...all.data];
  patched.splice(edit!.start, edit!.deleteCount, ...(edit!.data ?? []));
  assert.deepEqual((await ask(delta.resultId)).edits, []);
  const anew = await ask(all.resultId);
  assert.deepEqual(anew.data, patched);
  const some = await client.request<SemanticTokens>('textDocument/semanticTokens/range', {
    textDocument,
    range: range(4, 0, 3),
  });
  assert.deepEqual(some.data.slice(0, 5), [4, 0, 4, legend.indexOf('keyword'), 0]);
  client.notify('textDocument/didClose', { textDocument });
  client.open(URI, 'FROM a\n');
  assert.equal((await ask(anew.resultId)).data.length, 10);
  await assert.rejects(ask(undefined));
});

test('links to files of the build context and to the pages of images', async (t) => {
  const folder = folderWith(t, { Dockerfile: '', 'src/a/main file.go': '', 'go.mod': '', 'dir/x': '' });
  const root = pathToFileURL(folder).href;
  const capabilities = { ...FULL, textDocument: { documentLink: { tooltipSupport: true } } };
  const initialize = { workspaceFolders: [{ uri: root, name: 'work' }] };
  const client = await LspClient.start(t, { capabilities, initialize });
  const uri = `${root}/Dockerfile`;
  client.open(uri, 'FROM node:20 AS b\nCOPY go.mod dir none ../up /x/\nCOPY ["src/a/main file.go", "/x"]\nFROM b\n');
  assert.deepEqual(await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } }), [
    { range: range(0, 5, 12), target: 'https://hub.docker.com/_/node', tooltip: 'node on Docker Hub' },
    { range: range(1, 5, 11), target: `${root}/go.mod`, tooltip: 'go.mod in the build context' },
    {
      range: range(2, 7, 25),
      target: `${root}/src/a/main%20file.go`,
      tooltip: 'src/a/main file.go in the build context',
    },
  ]);
});

test('formats a document, a range, and a new line', async (t) => {
  const client = await start(t, 'from   a\r\nRUN x \\\r\n  "👍"  \\\r\n  y  \r\nUSER  z', {
    formatting: { keywords: 'upper' },
  });
  const options = { tabSize: 4, insertSpaces: true, insertFinalNewline: true };
  const ask = (method: string, params: object, own: object = {}) =>
    client.request(`textDocument/${method}`, { textDocument, options: { ...options, ...own }, ...params });
  const lines = [
    { range: range(2, 0, 2), newText: '    ' },
    { range: range(3, 0, 2), newText: '    ' },
    { range: range(3, 3, 5), newText: '' },
  ];
  assert.deepEqual(await ask('formatting', {}), [
    { range: range(0, 0, 4), newText: 'FROM' },
    { range: range(0, 4, 7), newText: ' ' },
    ...lines,
    { range: range(4, 4, 6), newText: ' ' },
    { range: range(4, 7, 7), newText: '\r\n' },
  ]);
  const within = { start: { line: 1, character: 3 }, end: { line: 3, character: 1 } };
  assert.deepEqual(await ask('rangeFormatting', { range: within }), lines);
  client.change(URI, 2, { range: range(1, 7, 7), text: '\r\n' });
  assert.deepEqual(await ask('onTypeFormatting', { position: { line: 2, character: 0 }, ch: '\n' }, { tabSize: 2 }), [
    { range: range(2, 0, 0), newText: '  ' },
  ]);
  await assert.rejects(ask('formatting', { options: {} }));
});
