import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, FoldingRange, Hover, LocationLink, SymbolInformation } from 'vscode-languageserver';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const TEXT = [
  'ARG V=20',
  'FROM --platform="👍" node:$V AS build',
  'RUN <<EOF',
  'npm ci',
  'npm run build',
  'EOF',
  '',
  '# serves it',
  '# to all',
  'FROM nginx:1.27',
  'COPY --link --from=build --chown=1 /app /www',
  'COPY --from=0 /b /b',
].join('\r\n');
const textDocument = { uri: URI };
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

test('hover is Markdown or plain text, as the client shows it', async (t) => {
  const ask = async (client: LspClient): Promise<Hover> => {
    client.open(URI, TEXT);
    return client.request('textDocument/hover', { textDocument, position: { line: 10, character: 20 } });
  };
  const rich = await ask(await LspClient.start(t));
  assert.deepEqual(rich.range, range(10, 19, 24));
  assert.match(JSON.stringify(rich.contents), /^{"kind":"markdown","value":"\*\*Stage `build`\*\* \(index 0, line 2\)/);
  const plain = await ask(await LspClient.start(t, { capabilities: {} }));
  assert.match(JSON.stringify(plain.contents), /^{"kind":"plaintext","value":"Stage build \(index 0, line 2\)/);
});

test('the outline is a tree, or a list for older clients', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, TEXT);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
  const show = ({ name, detail, children }: DocumentSymbol): unknown => [name, detail, ...(children ?? []).map(show)];
  assert.deepEqual(symbols.map(show), [
    ['ARG', 'V=20'],
    ['build', 'node:$V', ['RUN', '<<EOF']],
    ['stage 1', 'nginx:1.27 · final', ['COPY', '--link --from=build --chown=1 /app /www'], ['COPY', '--from=0 /b /b']],
  ]);
  assert.deepEqual(symbols[1]?.selectionRange, range(1, 32, 37));
  assert.deepEqual(symbols[1]?.range, { start: { line: 1, character: 0 }, end: { line: 5, character: 3 } });
  const old = await LspClient.start(t, { capabilities: {} });
  old.open(URI, TEXT);
  const list = await old.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument });
  assert.deepEqual(
    list.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
    [
      ['ARG', undefined, 0],
      ['build', undefined, 1],
      ['RUN', 'build', 2],
      ['stage 1', undefined, 9],
      ['COPY', 'stage 1', 10],
      ['COPY', 'stage 1', 11],
    ],
  );
});

test('folds stages, instructions, heredocs and comments', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, TEXT);
  const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
  assert.deepEqual(folds, [
    { startLine: 1, endLine: 5, kind: 'region' },
    { startLine: 9, endLine: 11, kind: 'region' },
    { startLine: 2, endLine: 5 },
    { startLine: 3, endLine: 4 },
    { startLine: 7, endLine: 8, kind: 'comment' },
  ]);
  const few = await LspClient.start(t, { capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } });
  few.open(URI, TEXT);
  assert.deepEqual(await few.request('textDocument/foldingRange', { textDocument }), folds.slice(0, 2));
});

test('goes to the definition of a stage', async (t) => {
  const position = { line: 10, character: 24 };
  const client = await LspClient.start(t);
  client.open(URI, TEXT);
  const links = await client.request<LocationLink[]>('textDocument/definition', { textDocument, position });
  assert.deepEqual(links, [
    {
      originSelectionRange: range(10, 19, 24),
      targetUri: URI,
      targetRange: { start: { line: 1, character: 0 }, end: { line: 5, character: 3 } },
      targetSelectionRange: range(1, 32, 37),
    },
  ]);
  const old = await LspClient.start(t, { capabilities: {} });
  old.open(URI, TEXT);
  const places = await old.request('textDocument/definition', { textDocument, position });
  assert.deepEqual(places, [{ uri: URI, range: range(1, 32, 37) }]);
});

test('finds all references to a stage', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, TEXT);
  const ask = (includeDeclaration: boolean) =>
    client.request('textDocument/references', {
      textDocument,
      position: { line: 11, character: 13 },
      context: { includeDeclaration },
    });
  const uses = [range(10, 19, 24), range(11, 12, 13)].map((place) => ({ uri: URI, range: place }));
  assert.deepEqual(await ask(false), uses);
  assert.deepEqual(await ask(true), [{ uri: URI, range: range(1, 32, 37) }, ...uses]);
});

test('is silent where it is switched off', async (t) => {
  const client = await LspClient.start(t, { settings: { enable: false } });
  client.open(URI, TEXT);
  assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument }), []);
  assert.deepEqual(await client.diagnostics(URI), []);
});
