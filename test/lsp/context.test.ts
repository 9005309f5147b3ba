import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type {
  ClientCapabilities,
  CompletionItem,
  DocumentLink,
  Hover,
  MarkupContent,
  PublishDiagnosticsParams,
} from 'vscode-languageserver';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient, only } from '../support/lsp-client.ts';

const DOCKERFILE = 'FROM node:24\nWORKDIR /app\nCOPY . .\nCOPY src/*.ts a.md /x/\n';
const FILES = {
  Dockerfile: DOCKERFILE,
  'a.md': 'a',
  'package.json': '{}',
  'src/a.ts': 'x'.repeat(1000),
  'src/b.ts': 'x'.repeat(1500),
  'src/lib/c.ts': 'x'.repeat(20_000),
  'web/node_modules/x/index.js': 'x'.repeat(300_000),
};
const RULES = [
  'file/ignore-comment',
  'file/ignore-exception',
  'file/ignore-malformed',
  'file/ignore-unmatched',
  'security/recursive-context-copy',
];
const CREATES: ClientCapabilities = {
  ...FULL,
  workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

async function start(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  capabilities = FULL,
  rules: readonly string[] = RULES,
) {
  const folder = folderWith(t, files);
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start(t, {
    capabilities,
    settings: only(...rules),
    initialize: { workspaceFolders: [{ uri: root, name: 'work' }] },
  });
  const open = (name: string, text: string, version = 1) => {
    const languageId = name.endsWith('ignore') ? 'ignore' : 'dockerfile';
    const textDocument = { uri: `${root}/${name}`, languageId, version, text };
    client.notify('textDocument/didOpen', { textDocument });
    return textDocument.uri;
  };
  const hover = async (uri: string, line: number, character: number) => {
    const params = { textDocument: { uri }, position: { line, character } };
    const found = await client.request<Hover | null>('textDocument/hover', params);
    return found && (found.contents as MarkupContent).value;
  };
  const told = async (uri: string) =>
    (await client.diagnostics(uri)).map(({ range, code }) => `${range.start.line + 1} ${code}`);
  /** Waits for what is told at last: of other news the client is asked to refresh, too. */
  const tellsAtLast = async (uri: string, wanted: readonly string[]) => {
    let seen = await told(uri);
    for (let news = 0; news < 10 && !isDeepStrictEqual(seen, wanted); news++) {
      await client.next('workspace/diagnostic/refresh');
      seen = await told(uri);
    }
    assert.deepEqual(seen, wanted);
  };
  return { client, folder, root, open, hover, told, tellsAtLast };
}

test('hover on what is copied tells how much it is, until something changes', async (t) => {
  const { client, folder, root, open, hover } = await start(t, {
    ...FILES,
    '.dockerignore': '**/node_modules\n*.md\n',
  });
  symlinkSync('.', path.join(folder, 'src/loop'));
  const uri = open('Dockerfile', DOCKERFILE);
  assert.equal(
    await hover(uri, 2, 5),
    '**`.`**\n\nA path in the build context.\n\n7 files, 23 kB besides what `.dockerignore` keeps out.\n\n- `src/`: 4 files, 23 kB',
  );
  assert.match((await hover(uri, 3, 7))!, /\n\n2 files, 2\.5 kB besides what/);
  assert.match((await hover(uri, 3, 15))!, /\n\nNo files besides what/);
  writeFileSync(path.join(folder, 'src/big.ts'), 'x'.repeat(5_000_000));
  assert.match((await hover(uri, 2, 5))!, /\n\n7 files, 23 kB/);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${root}/src/big.ts`, type: 1 }] });
  assert.match((await hover(uri, 2, 5))!, /\n\n8 files, 5\.0 MB/);
});

test('an ignore file has its problems, first those of its text and then those of the files around', async (t) => {
  const ignore = '# 👍\r\nnode_modules\r\n!a.md\r\n*.md\r\nsrc # 👍\r\n[a\r\n';
  const { client, root, folder, open, hover, told, tellsAtLast } = await start(t, FILES);
  const uri = open('.dockerignore', ignore);
  assert.deepEqual(await told(uri), ['5 file/ignore-comment', '6 file/ignore-malformed']);
  const fine = ignore.replace('[a\r\n', '');
  client.change(uri, 2, { text: fine });
  await tellsAtLast(uri, ['2 file/ignore-unmatched', '3 file/ignore-exception', '5 file/ignore-comment']);
  assert.match(
    (await hover(uri, 3, 1))!,
    /^\*\*`\*\.md`\*\*\n\nKeeps out 1 file, 1 byte\.\n\nLeft in the build context: /,
  );
  assert.equal(await hover(uri, 0, 1), null);
  const start2 = { line: 1, character: 3 };
  const actions = await client.codeActions(uri, { start: start2, end: start2 });
  assert.deepEqual(
    actions.map(({ title, isPreferred }) => [title, isPreferred]),
    [
      ['Use "**/node_modules"', true],
      ['Remove this line', undefined],
    ],
  );
  assert.match(
    JSON.stringify(actions[1]?.edit),
    /"start":{"line":1,"character":0},"end":{"line":2,"character":0}},"newText":""/,
  );
  for (const method of ['documentSymbol', 'foldingRange', 'completion']) {
    const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
    assert.deepEqual(await client.request(`textDocument/${method}`, params), [], method);
  }
  // What comes deep in the build context counts as soon as it is told of.
  mkdirSync(path.join(folder, 'src/lib/node_modules'));
  client.change(uri, 3, { text: 'src/lib/node_modules\n' });
  const changes = [{ uri: `${root}/src/lib/node_modules`, type: 1 }];
  client.notify('workspace/didChangeWatchedFiles', { changes });
  await tellsAtLast(uri, []);
});

test('a Dockerfile is looked at with its ignore file as it stands in the editor', async (t) => {
  const { client, root, open, told, tellsAtLast } = await start(t, { ...FILES, '.dockerignore': '**/node_modules\n' });
  const uri = open('Dockerfile', DOCKERFILE);
  assert.deepEqual(await told(uri), []);
  open('.dockerignore', '# nothing\n');
  await tellsAtLast(uri, ['3 security/recursive-context-copy']);
  client.change(`${root}/.dockerignore`, 2, { text: 'web\n' });
  await tellsAtLast(uri, []);
  // One that was never saved counts as well, and before the other.
  open('Dockerfile.dockerignore', '# nothing\n');
  await tellsAtLast(uri, ['3 security/recursive-context-copy']);
});

test('an ignore file is completed with what lies around', async (t) => {
  const { client, open } = await start(t, FILES);
  const uri = open('.dockerignore', '!src/b');
  const position = { line: 0, character: 6 };
  const items = await client.request<CompletionItem[]>('textDocument/completion', { textDocument: { uri }, position });
  assert.deepEqual(
    items.map(({ label, kind, textEdit }) => [label, kind, textEdit]).sort(),
    ['a.ts', 'b.ts', 'lib/'].map((name) => [
      name,
      name === 'lib/' ? 19 : 17,
      { range: { start: { line: 0, character: 5 }, end: position }, newText: name },
    ]),
  );
});

test('those who do not ask are sent the problems of an ignore file', async (t) => {
  const { diagnostic: _, ...textDocument } = FULL.textDocument!;
  const { client, open } = await start(t, FILES, { ...FULL, textDocument });
  const uri = open('web.Dockerfile.dockerignore', 'a # b\nnode_modules\n');
  const sent = await client.next<PublishDiagnosticsParams>(
    'textDocument/publishDiagnostics',
    (params) => params.uri === uri,
  );
  assert.deepEqual(
    sent.diagnostics.map(({ code }) => code),
    ['file/ignore-comment'],
  );
});

test('a quick fix makes an ignore file, or adds to the one that is there', async (t) => {
  const place = { start: { line: 2, character: 5 }, end: { line: 2, character: 5 } };
  const files = { ...FILES, '.env': 'A=1' };
  const able = await start(t, files, CREATES);
  const [action] = await able.client.codeActions(able.open('Dockerfile', DOCKERFILE), place);
  assert.equal(action?.title, 'Create .dockerignore');
  assert.deepEqual(action?.edit?.documentChanges, [
    { kind: 'create', uri: `${able.root}/.dockerignore`, options: { ignoreIfExists: true } },
    {
      textDocument: { uri: `${able.root}/.dockerignore`, version: null },
      edits: [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          newText: '.git\n**/node_modules\n**/npm-debug.log*\n**/.env\n',
        },
      ],
    },
  ]);
  able.open('.dockerignore', 'a\r\nb', 7);
  writeFileSync(path.join(able.folder, '.dockerignore'), 'a\r\n');
  able.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${able.root}/.dockerignore`, type: 1 }] });
  const [more] = await able.client.codeActions(`${able.root}/Dockerfile`, place);
  assert.equal(more?.title, 'Keep it out by .dockerignore');
  assert.deepEqual(more?.edit?.documentChanges, [
    {
      textDocument: { uri: `${able.root}/.dockerignore`, version: 7 },
      edits: [
        {
          range: { start: { line: 1, character: 1 }, end: { line: 1, character: 1 } },
          newText: '\r\n**/.env\r\n**/node_modules\r\n',
        },
      ],
    },
  ]);
  const unable = await start(t, files);
  const actions = await unable.client.codeActions(unable.open('Dockerfile', DOCKERFILE), place);
  assert.deepEqual(
    actions.filter(({ title }) => !title.startsWith('Disable ')),
    [],
  );
});

test('the build context is the folder that all known builds have, wherever the Dockerfile is', async (t) => {
  const text = 'FROM node:24\nWORKDIR /app\nCOPY . .\nCOPY src/a.ts sources/b.ts /x/\nCOPY pa\n';
  const { client, folder, root, open, hover, told } = await start(
    t,
    {
      'docker/web.Dockerfile': text,
      'docker/more.sh': '',
      'package.json': '{}',
      '.env': 'A=1',
      'src/a.ts': 'a',
      'src/b.ts': 'b',
      'compose.yaml': 'services: { web: { build: { context: ., dockerfile: docker/web.Dockerfile } } }\n',
    },
    { ...CREATES, window: { workDoneProgress: true } },
    [...RULES, 'file/copy-source-missing'],
  );
  interface Watched {
    readonly registrations: readonly {
      readonly registerOptions?: { readonly watchers?: readonly { readonly globPattern: unknown }[] };
    }[];
  }
  const watched = client.next<Watched>('client/registerCapability', (params) =>
    JSON.stringify(params).includes(`"baseUri":"${root}/","pattern":"*"`),
  );
  const uri = open('docker/web.Dockerfile', text);
  await Promise.all([client.next('$/progress', (params) => JSON.stringify(params).includes('"kind":"end"')), watched]);
  assert.deepEqual(await told(uri), ['3 security/recursive-context-copy', '4 file/copy-source-missing']);
  assert.match((await hover(uri, 2, 5))!, /\n\n7 files, /);
  const items = await client.request<{ items: CompletionItem[] }>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 4, character: 7 },
  });
  assert.deepEqual(
    items.items.filter(({ label }) => /^(?:package|more)/.test(label)).map(({ label }) => label),
    ['package.json'],
  );
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  assert.ok(links.some(({ target }) => target === `${root}/src/a.ts`));
  const place = { start: { line: 2, character: 5 }, end: { line: 2, character: 5 } };
  const [action] = await client.codeActions(uri, place);
  assert.equal(action?.title, 'Create .dockerignore');
  assert.ok(JSON.stringify(action?.edit).includes(`"uri":"${root}/.dockerignore"`));

  writeFileSync(path.join(folder, '.dockerignore'), '.env\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${root}/.dockerignore`, type: 1 }] });
  assert.deepEqual(await told(uri), ['4 file/copy-source-missing']);
});
