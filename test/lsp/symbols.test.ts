import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  SymbolInformation,
  TypeHierarchyItem,
} from 'vscode-languageserver';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const TEXT = [
  'ARG V=20',
  'FROM --platform="👍" node:$V AS build',
  'ARG V',
  'RUN <<EOF',
  'echo $V',
  'EOF',
  'FROM build',
  'COPY --link --from=build /app /www',
].join('\r\n');
const textDocument = { uri: URI };
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});
const at = (line: number, character: number) => ({ textDocument, position: { line, character } });

const renaming = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true } },
};

test('follows variables and delimiters, and tells what writes and what reads', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, TEXT);
  const links = await client.request<object[]>('textDocument/definition', at(4, 7));
  assert.deepEqual(links[0], {
    originSelectionRange: range(4, 6, 7),
    targetUri: URI,
    targetRange: range(2, 0, 5),
    targetSelectionRange: range(2, 4, 5),
  });
  assert.equal(links.length, 1);
  assert.deepEqual(await client.request('textDocument/documentHighlight', at(4, 7)), [
    { range: range(0, 4, 5), kind: 3 },
    { range: range(1, 27, 28), kind: 2 },
    { range: range(2, 4, 5), kind: 3 },
    { range: range(4, 6, 7), kind: 2 },
  ]);
  assert.deepEqual(
    await client.request('textDocument/references', { ...at(5, 1), context: { includeDeclaration: true } }),
    [
      { uri: URI, range: range(3, 6, 9) },
      { uri: URI, range: range(5, 0, 3) },
    ],
  );
  assert.deepEqual(await client.request('textDocument/linkedEditingRange', at(5, 1)), {
    ranges: [range(3, 6, 9), range(5, 0, 3)],
    wordPattern: '[\\w.-]+',
  });
  assert.equal(await client.request('textDocument/linkedEditingRange', at(2, 5)), null);
});

test('renames, and says why it does not', async (t) => {
  const client = await LspClient.start(t, { capabilities: renaming });
  assert.deepEqual(client.hello.capabilities.renameProvider, { prepareProvider: true });
  client.open(URI, TEXT, 7);
  assert.deepEqual(await client.request('textDocument/prepareRename', at(7, 20)), {
    range: range(7, 19, 24),
    placeholder: 'build',
  });
  const edits = [range(1, 32, 37), range(6, 5, 10), range(7, 19, 24)].map((place) => ({
    range: place,
    newText: 'deps',
  }));
  assert.deepEqual(await client.request('textDocument/rename', { ...at(7, 20), newName: 'deps' }), {
    documentChanges: [{ textDocument: { uri: URI, version: 7 }, edits }],
  });
  assert.equal(await client.request('textDocument/prepareRename', at(1, 2)), null);
  const refused = { code: -32803, message: '"TARGETARCH" is a name that the builder knows.' };
  await assert.rejects(client.request('textDocument/rename', { ...at(0, 4), newName: 'TARGETARCH' }), refused);
  const old = await LspClient.start(t, { capabilities: {} });
  assert.equal(old.hello.capabilities.renameProvider, true);
  old.open(URI, TEXT);
  assert.deepEqual(await old.request('textDocument/rename', { ...at(7, 20), newName: 'deps' }), {
    changes: { [URI]: edits },
  });
});

test('walks from stage to stage', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, TEXT);
  const [build] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at(7, 20));
  assert.deepEqual(build, {
    name: 'build',
    kind: 5,
    detail: 'node:$V',
    uri: URI,
    range: { start: { line: 1, character: 0 }, end: { line: 5, character: 3 } },
    selectionRange: range(1, 32, 37),
    data: { version: 1 },
  });
  const incoming = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: build });
  assert.deepEqual(
    incoming.map(({ from, fromRanges }) => [from.name, fromRanges]),
    [['stage 1', [range(6, 5, 10), range(7, 19, 24)]]],
  );
  const outgoing = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: build });
  assert.deepEqual(
    outgoing.map(({ to, fromRanges }) => [to.name, to.kind, fromRanges]),
    [['node:20', 4, [range(1, 21, 28)]]],
  );
  const [last] = await client.request<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', at(6, 1));
  const [base] = await client.request<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item: last });
  const subtypes = await client.request<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item: base });
  assert.deepEqual([last?.name, base?.name, subtypes], ['stage 1', 'build', [last]]);
  client.change(URI, 2, { text: TEXT });
  await assert.rejects(client.request('typeHierarchy/subtypes', { item: base }), { code: -32801 });
});

test('lists the stages of all Dockerfiles, as they are open or on the disk', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'symbols-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ['Dockerfile', 'web.Dockerfile']) writeFileSync(path.join(folder, name), 'FROM a AS ondisk\n');
  const uri = pathToFileURL(folder).href;
  const client = await LspClient.start(t, { initialize: { workspaceFolders: [{ uri, name: '' }] } });
  client.open(`${uri}/Dockerfile`, 'FROM a AS inEditor\nFROM b\n');
  const ask = (query: string) => client.request<SymbolInformation[]>('workspace/symbol', { query });
  const show = (symbols: SymbolInformation[]) => symbols.map(({ name, containerName }) => [name, containerName]);
  assert.deepEqual(show(await ask('')), [
    ['inEditor', 'Dockerfile'],
    ['stage 1', 'Dockerfile'],
    ['ondisk', 'web.Dockerfile'],
  ]);
  const [found, ...others] = await ask('ODK');
  assert.deepEqual([found?.location, others], [{ uri: `${uri}/web.Dockerfile`, range: range(0, 10, 16) }, []]);
  writeFileSync(path.join(folder, 'web.Dockerfile'), 'FROM a AS changed\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${uri}/web.Dockerfile`, type: 2 }] });
  assert.deepEqual(show(await ask('change')), [['changed', 'web.Dockerfile']]);
});
