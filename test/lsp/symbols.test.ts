import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  assert.deepEqual(links.length, 2);
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
