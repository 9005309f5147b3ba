import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeLens,
  CompletionItem,
  DefinitionLink,
  Hover,
  Location,
  PublishDiagnosticsParams,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { Lines } from '../../server/src/text/lines.ts';
import { FULL, LspClient, only, ResponseError } from '../support/lsp-client.ts';

const FILES = {
  'web/Dockerfile': 'FROM alpine:3.22 AS deps\n\nFROM deps AS build\nCOPY --from=deps /a /b\n\nFROM build\n',
  'compose.yaml':
    'services:\n  web:\n    build:\n      context: web\n      target: build\n  test:\n    build: {context: web, target: deps}\n  all:\n    build: ./web\n',
  'docker-bake.hcl': 'variable "T" { default = "build" }\ntarget "a" {\n  context = "web"\n  target = T\n}\n',
  'build.sh': 'docker build --target build web\n',
} as const;
type Name = keyof typeof FILES;

const capabilities: ClientCapabilities = {
  ...FULL,
  workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  textDocument: {
    ...FULL.textDocument,
    rename: { prepareSupport: true },
    completion: {
      completionItem: { documentationFormat: ['markdown'], resolveSupport: { properties: ['documentation'] } },
    },
  },
};

/** A server in a folder with the files, of which some are open; `told` says where a location is, by its file and its text. */
async function start(
  t: TestContext,
  open: readonly Name[],
  options: { capabilities?: ClientCapabilities; settings?: object } = {},
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'across-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const uri = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const texts = new Map<string, string>(Object.entries(FILES));
  for (const [name, text] of texts) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'work' }];
  const initializationOptions = { commands: ['dockerfileStages.showBuilds'] };
  const client = await LspClient.start(t, {
    capabilities,
    ...options,
    initialize: { workspaceFolders, initializationOptions },
  });
  const openFile = (name: Name, text: string, version = 1) => {
    texts.set(name, text);
    const languageId = name.endsWith('Dockerfile') ? 'dockerfile' : 'yaml';
    client.notify('textDocument/didOpen', { textDocument: { uri: uri(name), languageId, version, text } });
  };
  for (const name of open) openFile(name, FILES[name]);
  return Object.assign(client, {
    uri,
    openFile,
    changeFile: (name: Name, text: string, version: number) => {
      texts.set(name, text);
      client.change(uri(name), version, { text });
    },
    /** Asks about the place in front of some text of a file. */
    ask: <R>(method: string, name: Name, before: string, params: object = {}) => {
      const lines = new Lines(texts.get(name)!);
      const position = lines.position(lines.text.indexOf(before));
      return client.request<R>(`textDocument/${method}`, { textDocument: { uri: uri(name) }, position, ...params });
    },
    told: (locations: readonly Location[]) =>
      locations.map(({ uri: file, range }) => {
        const name = [...texts.keys()].find((one) => uri(one) === file)!;
        const lines = new Lines(texts.get(name)!);
        return `${name}:${range.start.line} ${lines.text.slice(lines.offset(range.start), lines.offset(range.end))}`;
      }),
  });
}

test('from a target to its stage, open or not, and back', async (t) => {
  const client = await start(t, ['compose.yaml']);
  const [link, ...others] = await client.ask<DefinitionLink[]>('definition', 'compose.yaml', 'build\n');
  assert.deepEqual(others, []);
  const place = { uri: link!.targetUri, range: link!.targetSelectionRange };
  assert.deepEqual(client.told([place]), ['web/Dockerfile:2 build']);
  const [file] = await client.ask<DefinitionLink[]>('definition', 'compose.yaml', './web');
  assert.equal(file?.targetSelectionRange.start.line, 5);
  assert.deepEqual(await client.ask('definition', 'compose.yaml', 'services'), []);

  const hover = await client.ask<Hover>('hover', 'compose.yaml', 'build\n');
  assert.match(JSON.stringify(hover.contents), /Stage `build`.*Based on.*In `web\/Dockerfile`/);
  assert.equal(await client.ask('hover', 'compose.yaml', './web'), null);

  const context = { includeDeclaration: true };
  const references = client.told(await client.ask('references', 'compose.yaml', 'build\n', { context }));
  const wanted = [
    'web/Dockerfile:2 build',
    'web/Dockerfile:5 build',
    'build.sh:0 build',
    'compose.yaml:4 build',
    'docker-bake.hcl:0 build',
  ];
  assert.deepEqual(references, wanted);

  client.openFile('web/Dockerfile', `# syntax=docker/dockerfile:1\n${FILES['web/Dockerfile']}`);
  const back = client.told(await client.ask('references', 'web/Dockerfile', 'build\nCOPY', { context }));
  assert.deepEqual(
    back,
    wanted.map((one) => one.replace(/(?<=Dockerfile:)\d/, (line) => `${Number(line) + 1}`)),
  );
  client.changeFile('compose.yaml', FILES['compose.yaml'].replace('target: build', 'target: gone'), 2);
  const fewer = await client.ask<Location[]>('references', 'web/Dockerfile', 'build\nCOPY', { context });
  assert.equal(fewer.length, wanted.length - 1);
  assert.deepEqual(await client.ask('definition', 'compose.yaml', 'gone'), []);
});

test('targets are proposed where one is being written', async (t) => {
  const client = await start(t, ['compose.yaml', 'web/Dockerfile']);
  client.changeFile('web/Dockerfile', `${FILES['web/Dockerfile']}FROM scratch AS more\n`, 2);
  client.changeFile('compose.yaml', FILES['compose.yaml'].replace('target: build', 'target:'), 2);
  const items = await client.ask<CompletionItem[]>('completion', 'compose.yaml', '\n  test:');
  assert.deepEqual(
    items.map(({ label, detail }) => `${label} ${detail}`),
    ['deps FROM alpine:3.22', 'build FROM deps', 'more FROM scratch'],
  );
  assert.deepEqual(items[1]?.textEdit, {
    newText: ' build',
    range: { start: { line: 4, character: 13 }, end: { line: 4, character: 13 } },
  });
  const resolved = await client.request<CompletionItem>('completionItem/resolve', items[1]);
  assert.match(JSON.stringify(resolved.documentation), /Stage `build`/);
  assert.deepEqual(await client.ask('completion', 'compose.yaml', 'context'), []);
});

/** The edits by the names of their files, `?` behind those that are to be confirmed. */
const changed = (edit: WorkspaceEdit) =>
  (edit.documentChanges as TextDocumentEdit[]).flatMap(({ textDocument, edits }) =>
    edits.map((one) => {
      const version = textDocument.version === null ? '' : ` v${textDocument.version}`;
      const { line } = (one as TextEdit).range.start;
      return `${/[^/]*$/.exec(textDocument.uri)![0]}${version}:${line} ${(one as TextEdit).newText}${'annotationId' in one ? '?' : ''}`;
    }),
  );

test('a stage gets another name in all files, from each of them', async (t) => {
  const client = await start(t, ['compose.yaml', 'web/Dockerfile']);
  const wanted = [
    'Dockerfile v1:2 app',
    'Dockerfile v1:5 app',
    'build.sh:0 app?',
    'compose.yaml v1:4 app',
    'docker-bake.hcl:0 app?',
  ];
  const renamed = await client.ask<WorkspaceEdit>('rename', 'web/Dockerfile', 'build\nCOPY', { newName: 'app' });
  assert.deepEqual(changed(renamed), wanted);
  assert.equal(Object.values(renamed.changeAnnotations!)[0]?.needsConfirmation, true);
  assert.deepEqual(await client.ask('prepareRename', 'compose.yaml', 'build\n'), {
    range: { start: { line: 4, character: 14 }, end: { line: 4, character: 19 } },
    placeholder: 'build',
  });
  assert.deepEqual(changed(await client.ask('rename', 'compose.yaml', 'build\n', { newName: 'app' })), wanted);
  assert.equal(await client.ask('prepareRename', 'compose.yaml', './web'), null);
  const taken = client.ask('rename', 'compose.yaml', 'build\n', { newName: 'deps' });
  await assert.rejects(
    taken,
    (error) => error instanceof ResponseError && /^web\/Dockerfile: The name/.test(error.message),
  );
});

test('a client without annotations changes what is certain', async (t) => {
  const client = await start(t, ['web/Dockerfile'], {
    capabilities: { ...capabilities, workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true } } },
  });
  const renamed = await client.ask<WorkspaceEdit>('rename', 'web/Dockerfile', 'build\nCOPY', { newName: 'app' });
  assert.deepEqual(changed(renamed), ['Dockerfile v1:2 app', 'Dockerfile v1:5 app', 'compose.yaml:4 app']);
});

test('a target that is not there is told of where it stands, with the names that may be meant', async (t) => {
  const client = await start(t, ['compose.yaml', 'web/Dockerfile'], { settings: only('stage/target-not-found') });
  const uri = client.uri('compose.yaml');
  await client.next('workspace/diagnostic/refresh');
  assert.deepEqual(await client.diagnostics(uri), []);
  client.changeFile('web/Dockerfile', FILES['web/Dockerfile'].replaceAll('build', 'built'), 2);
  const report = await client.pull(uri);
  assert.ok(report.kind === 'full');
  assert.deepEqual(
    report.items.map(({ range, message, code }) => [client.told([{ uri, range }])[0], message, code]),
    [['compose.yaml:4 build', 'web/Dockerfile has no stage "build".', 'stage/target-not-found']],
  );
  assert.equal((await client.pull(uri, report.resultId)).kind, 'unchanged');
  const [fix] = await client.codeActions(uri, report.items[0]!.range);
  assert.equal(fix?.title, 'Build stage "built"');
  assert.deepEqual(changed(fix!.edit!), ['compose.yaml v1:4 built']);
  client.changeFile('web/Dockerfile', FILES['web/Dockerfile'], 3);
  assert.equal((await client.pull(uri, report.resultId)).kind, 'full');
});

test('nothing is said of arguments that another build has as well, whose Dockerfile is not there', async (t) => {
  const client = await start(t, ['compose.yaml', 'web/Dockerfile'], { settings: only('var/unknown-build-arg') });
  const uri = client.uri('compose.yaml');
  await client.next('workspace/diagnostic/refresh');
  const compose = (other: string) =>
    `x: &args { version: 1 }\nservices:\n  a: { build: { context: web, args: *args } }\n  b: { build: { context: ${other}, args: *args } }\n`;
  client.changeFile('web/Dockerfile', 'ARG VERSION\nFROM alpine:$VERSION\n', 2);
  client.changeFile('compose.yaml', compose('web'), 2);
  const [said] = await client.diagnostics(uri);
  assert.equal(said?.message, 'No ARG of web/Dockerfile declares "version".');
  client.changeFile('compose.yaml', compose('elsewhere'), 3);
  assert.deepEqual(await client.diagnostics(uri), []);
});

test('a client that does not ask is sent what is said of a file that starts builds', async (t) => {
  const { diagnostic: _, ...textDocument } = FULL.textDocument!;
  const client = await start(t, ['compose.yaml', 'web/Dockerfile'], {
    capabilities: { ...FULL, textDocument },
    settings: only('stage/target-not-found'),
  });
  const uri = client.uri('compose.yaml');
  client.changeFile('web/Dockerfile', FILES['web/Dockerfile'].replaceAll('build', 'built'), 2);
  const sent = (count: number) =>
    client.next<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (params) => params.uri === uri && params.diagnostics.length === count,
    );
  await sent(1);
  client.changeFile('web/Dockerfile', FILES['web/Dockerfile'], 3);
  await sent(0);
});

test('a lens tells who builds a stage', async (t) => {
  const client = await start(t, ['web/Dockerfile']);
  const textDocument = { uri: client.uri('web/Dockerfile') };
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start.line, command?.title, client.told(command?.arguments?.[2])]),
    [
      [0, 'Built by compose.yaml: test', ['compose.yaml:6 deps']],
      [
        2,
        'Built by build.sh, compose.yaml: web, docker-bake.hcl: a',
        ['build.sh:0 build', 'compose.yaml:4 build', 'docker-bake.hcl:0 build'],
      ],
      [5, 'Built by compose.yaml: all', ['compose.yaml:8 ./web']],
    ],
  );
  client.settings = { codeLens: { builtBy: false }, ...only() };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  assert.deepEqual(await client.request('textDocument/codeLens', { textDocument }), []);
});

test('every question has an answer at every place of a file that starts builds, finished or not', async (t) => {
  const client = await start(t, ['compose.yaml', 'docker-bake.hcl', 'build.sh']);
  const texts: [Name, string][] = [
    [
      'compose.yaml',
      '# 👍\r\nservices:\r\n  a: &a\r\n    build: {context: web, target: "build", args: {A: 👍}\r\n  b: *a\r\n  c: {build: {target: ',
    ],
    [
      'docker-bake.hcl',
      'target "a" {\n matrix = { t = ["build", "deps"] }\n context = "web" target = t\n}\ntarget "b" { target = "${T',
    ],
    ['build.sh', 'docker build --target "build" web # 👍\ndocker build --target \\\n'],
  ];
  let version = 1;
  for (const [name, text] of texts) {
    client.changeFile(name, text, ++version);
    const lines = new Lines(text);
    const textDocument = { uri: client.uri(name) };
    const all = Array.from({ length: text.length + 1 }, (_, at) => ({ textDocument, position: lines.position(at) }));
    for (const method of ['definition', 'hover', 'completion', 'references', 'prepareRename'])
      await Promise.all(
        all.map((params) =>
          client
            .request(`textDocument/${method}`, { ...params, context: { includeDeclaration: true } })
            .catch((error) => {
              assert.ok(method === 'prepareRename' && error instanceof ResponseError, `${method}: ${error}`);
            }),
        ),
      );
  }
});
