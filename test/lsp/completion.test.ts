import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionContext, CompletionItem, CompletionList } from 'vscode-languageserver';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const TEXT = [
  'FROM node:22 AS "👍"',
  'FROM node:22 AS build',
  'FROM nginx:1.27',
  'COPY --from=bu[|]x /a /b',
  'RUN echo $[|]',
  'RUN --net[|] echo and a word',
  '[|]',
];

/** The text without marks, and the places of these. */
function unmarked(lines: readonly string[]) {
  const positions = lines.flatMap((text, line) => {
    const character = text.indexOf('[|]');
    return character < 0 ? [] : [{ line, character }];
  });
  return { text: lines.join('\r\n').replaceAll('[|]', ''), positions };
}

const completing = {
  ...FULL,
  textDocument: {
    ...FULL.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown' as const],
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};

const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

async function ask(client: LspClient, uri: string, position: object, context?: CompletionContext) {
  const params = { textDocument: { uri }, position, ...(context && { context }) };
  return client.request<CompletionList | null>('textDocument/completion', params);
}

test('completions are as rich as the client can take', async (t) => {
  const { text, positions } = unmarked(TEXT);
  const client = await LspClient.start(t, {
    capabilities: completing,
    initialize: { initializationOptions: { commands: ['editor.action.triggerSuggest'] } },
  });
  client.open(URI, text);
  client.open('file:///other/Dockerfile', 'FROM ghcr.io/me/base:1\n');
  const [stage, variable, flag, empty] = await Promise.all(positions.map((position) => ask(client, URI, position)));
  assert.equal(stage?.isIncomplete, false);
  assert.deepEqual(stage?.items[0], {
    label: 'build',
    kind: 7,
    labelDetails: { description: 'stage 1, FROM node:22' },
    sortText: '0000',
    data: { kind: 'stage', name: '1 build', uri: URI },
    textEdit: { newText: 'build', insert: range(3, 12, 14), replace: range(3, 12, 15) },
  });
  assert.ok(stage?.items.some(({ label }) => label === 'ghcr.io/me/base:1'));
  const declared = variable?.items.find(({ label }) => label === 'TARGETARCH');
  assert.deepEqual(declared?.additionalTextEdits, [{ range: range(4, 0, 0), newText: 'ARG TARGETARCH\r\n' }]);
  const told = await client.request<CompletionItem>('completionItem/resolve', declared);
  assert.match(
    JSON.stringify(told.documentation),
    /"markdown".*Variable `TARGETARCH`.*Architecture of the build result/,
  );
  const network = flag?.items.find(({ label }) => label === '--network=');
  assert.deepEqual([network?.insertTextFormat, network?.data], [2, { kind: 'flag', name: 'RUN --network' }]);
  assert.match(JSON.stringify(network?.textEdit), /--network=\$\{1\|default,none,host\|\}/);
  const mount = flag?.items.find(({ label }) => label === '--mount=');
  assert.equal(mount?.command?.command, 'editor.action.triggerSuggest');

  const described = await client.request<CompletionItem>('completionItem/resolve', stage?.items[0]);
  assert.match(JSON.stringify(described.documentation), /"markdown".*Stage `build`.*Based on: `node:22`/);
  const gone = { label: 'x', data: { kind: 'stage', name: '1 other', uri: URI } };
  assert.deepEqual(await client.request('completionItem/resolve', gone), gone);

  const resolved = await client.request<CompletionItem>('completionItem/resolve', network);
  assert.match(JSON.stringify(resolved.documentation), /"markdown".*Which network the command sees/);
  const pattern = empty?.items.find(({ label }) => label === 'USER other than root');
  assert.match(JSON.stringify(await client.request('completionItem/resolve', pattern)), /```dockerfile\\nUSER nginx/);
  for (const data of [
    undefined,
    1,
    { kind: 'flag' },
    { kind: 'nothing', name: 'x' },
    { kind: 'flag', name: 'a b c' },
  ]) {
    const item = { label: 'x', data };
    assert.deepEqual(await client.request('completionItem/resolve', item), JSON.parse(JSON.stringify(item)));
  }
});

test('completions are plain for a client that says nothing of itself', async (t) => {
  const { text, positions } = unmarked(TEXT);
  const client = await LspClient.start(t, { capabilities: {} });
  client.open(URI, text);
  const [stage, , flag] = await Promise.all(positions.map((position) => ask(client, URI, position)));
  assert.deepEqual(stage?.items[0], {
    label: 'build',
    kind: 7,
    detail: 'stage 1, FROM node:22',
    sortText: '0000',
    textEdit: { newText: 'build', range: range(3, 12, 15) },
  });
  const network = flag?.items.find(({ label }) => label === '--network=');
  assert.deepEqual(network?.textEdit, { newText: '--network=', range: range(5, 4, 9) });
  assert.match(JSON.stringify(network?.documentation), /^{"kind":"plaintext","value":"Which network/);
  assert.equal(network?.insertTextFormat, undefined);
});

test('nothing comes up by itself where a character is just a character', async (t) => {
  const client = await LspClient.start(t);
  client.open(URI, 'FROM a AS b\nRUN \nCOPY --from= x /y\nENV \n# \nRUN npm ci -- \nFROM \n');
  const typed = (line: number, character: number, triggerCharacter: string) =>
    ask(client, URI, { line, character }, { triggerKind: 2, triggerCharacter });
  assert.deepEqual(await Promise.all([typed(1, 4, ' '), typed(3, 4, ' '), typed(4, 2, ' '), typed(5, 14, ' ')]), [
    null,
    null,
    null,
    null,
  ]);
  assert.ok((await typed(2, 12, '='))?.items.length);
  assert.equal((await typed(6, 5, ' '))?.items[0]?.label, 'b');
  assert.ok((await ask(client, URI, { line: 1, character: 4 }))?.items.length);
});

test('files of the build context are those that are not ignored, folder by folder', async (t) => {
  const text = 'FROM a\nCOPY \nCOPY src/\nRUN --mount=type=bind,source=src/,target=/x y\nCOPY ../\n';
  const folder = folderWith(t, {
    Dockerfile: text,
    '.dockerignore': 'dist\n',
    'dist/x': '',
    'src/deep/x.ts': '',
    'src/main.ts': '',
  });
  const uri = pathToFileURL(path.join(folder, 'Dockerfile')).href;
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'x' }];
  const client = await LspClient.start(t, { initialize: { workspaceFolders } });
  client.open(uri, text);
  const files = async (line: number, character: number) =>
    (await ask(client, uri, { line, character }))?.items.flatMap(({ label, kind }) =>
      kind === 17 || kind === 19 ? [label] : [],
    );
  assert.deepEqual(await files(1, 5), ['.', 'src/', '.dockerignore', 'Dockerfile']);
  assert.deepEqual(await files(2, 9), ['deep/', 'main.ts']);
  assert.deepEqual(await files(3, 33), ['deep/', 'main.ts']);
  assert.deepEqual(await files(4, 8), []);
});
