import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientCapabilities, CodeAction, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FULL, LspClient, only, ResponseError } from '../support/lsp-client.ts';

const URI = 'file:///work/Dockerfile';
const ID = 'stage/duplicate-name';
const TWICE = 'FROM a:1 AS x\nFROM a:1 AS x\n';
const settings = only(ID);

const at = (line: number, character: number): Range => ({ start: { line, character }, end: { line, character } });

/** The text after an action, which has to be for this version of the document. */
function apply(text: string, version: number, action: CodeAction): string {
  const [change, ...others] = action.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change && others.length === 0);
  assert.deepEqual(change.textDocument, { uri: URI, version });
  const edits = change.edits.map((edit) => ('newText' in edit ? edit : assert.fail('a snippet')));
  return TextDocument.applyEdits(TextDocument.create(URI, '', version, text), edits);
}

test('each action solves what it says it solves', async (t) => {
  const client = await LspClient.start(t, { settings });
  for (const [i, text] of [TWICE, TWICE.replaceAll('\n', '\r\n'), `\ufeff${TWICE}`, `# 👍\n${TWICE}`].entries()) {
    const version = 10 * i + 1;
    client.open(URI, text, version);
    const diagnostics = await client.diagnostics(URI);
    const actions = await client.codeActions(URI, diagnostics[0]!.range);
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => ({ title, kind, isPreferred })),
      [
        { title: 'Rename to "x-2"', kind: 'quickfix', isPreferred: true },
        { title: `Disable ${ID} for this line`, kind: 'quickfix', isPreferred: undefined },
        { title: `Disable ${ID} for this stage`, kind: 'quickfix', isPreferred: undefined },
        { title: `Disable ${ID} for this file`, kind: 'quickfix', isPreferred: undefined },
      ],
    );
    for (const action of actions) {
      assert.deepEqual(action.diagnostics, diagnostics);
      client.change(URI, version + 1, { text: apply(text, version, action) });
      assert.deepEqual(await client.diagnostics(URI), [], action.title);
      client.change(URI, version, { text });
    }
  }
});

test('there is nothing to do where nothing is wrong', async (t) => {
  const client = await LspClient.start(t, { settings });
  client.open(URI, TWICE);
  assert.deepEqual(await client.codeActions(URI, at(0, 0)), []);
  assert.equal((await client.codeActions(URI, at(1, 12))).length, 4);
  assert.deepEqual(await client.codeActions(URI, at(1, 12), 'refactor'), []);
});

test('an action is for the version that was asked about', async (t) => {
  const client = await LspClient.start(t, { settings });
  client.open(URI, TWICE);
  const asked = client.codeActions(URI, at(1, 12));
  client.change(URI, 2, { range: at(0, 0), text: '\n' });
  // Either it was computed before the change and says so, or the question is void.
  const [action] = await asked.catch((error: unknown) => {
    assert.ok(error instanceof ResponseError && error.code === -32801);
    return [];
  });
  if (action) apply(TWICE, 1, action);
  const [again] = await client.codeActions(URI, at(2, 12));
  assert.equal(apply(`\n${TWICE}`, 2, again!), '\nFROM a:1 AS x\nFROM a:1 AS x-2\n');
});

const CASE = 'stage/name-case-mismatch';
const SOURCE = 'source.fixAll.dockerfileStages';
const MIXED = 'FROM a:1 AS Base\nFROM Base\nFROM a:1 AS Base\nFROM Base\n';
const FIXED = 'FROM a:1 AS Base\nFROM base\nFROM a:1 AS Base\nFROM base\n';
const mixed = only(ID, CASE);

test('fix all applies the safe fixes of the file, by name and from the light bulb', async (t) => {
  const client = await LspClient.start(t, { settings: mixed });
  client.open(URI, MIXED);
  for (const kind of [SOURCE, 'source.fixAll', 'source']) {
    const actions = await client.codeActions(URI, at(0, 0), kind);
    const [action] = actions;
    assert.deepEqual(actions, [{ title: 'Fix all safe problems', kind: SOURCE, data: { uri: URI, version: 1 } }]);
    assert.equal(apply(MIXED, 1, await client.choose(action!)), FIXED);
  }
  const here = await client.codeActions(URI, at(1, 6));
  assert.deepEqual(
    here.map(({ title }) => title),
    [
      'Write "base"',
      `Disable ${CASE} for this line`,
      `Disable ${CASE} for this stage`,
      `Disable ${CASE} for this file`,
      'Fix all safe problems',
    ],
  );
  assert.equal(apply(MIXED, 1, await client.choose(here.at(-1)!)), FIXED);
  // One that is whole is left as it is.
  assert.deepEqual(await client.choose(here[0]!), here[0]);
  // The name that is taken has no safe fix.
  assert.deepEqual((await client.codeActions(URI, at(2, 12))).map(({ title }) => title).slice(-1), [
    `Disable ${ID} for this file`,
  ]);
  client.change(URI, 2, { text: 'FROM a:1 AS Base\nFROM Base\n' });
  const only = await client.codeActions(URI, at(1, 6));
  assert.equal(only.at(-1)!.title, `Disable ${CASE} for this file`);
  client.change(URI, 3, { text: FIXED });
  assert.deepEqual(await client.codeActions(URI, at(0, 0), 'source.fixAll'), []);
});

test('fix all is refused once the document is not what it was offered for', async (t) => {
  const client = await LspClient.start(t, { settings: mixed });
  client.open(URI, MIXED);
  const [action] = await client.codeActions(URI, at(0, 0), SOURCE);
  client.change(URI, 2, { text: `\n${MIXED}` });
  await assert.rejects(client.choose(action!), { code: -32801 });
  client.notify('textDocument/didClose', { textDocument: { uri: URI } });
  await assert.rejects(client.choose(action!), { code: -32801 });
  for (const data of [7, null, {}, { uri: URI }, { uri: 7, version: 1 }]) {
    await assert.rejects(client.choose({ ...action!, data }), { code: -32602 }, JSON.stringify(data));
  }
  // Where we are switched off meanwhile there is nothing to change.
  client.open(URI, MIXED, 3);
  const [again] = await client.codeActions(URI, at(0, 0), SOURCE);
  client.settings = { enable: false };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  assert.equal(apply(MIXED, 3, await client.choose(again!)), MIXED);
});

test('a client that does not ask again gets the edits of fix all at once', async (t) => {
  const { codeAction, ...textDocument } = FULL.textDocument!;
  for (const support of [{ dataSupport: true }, { resolveSupport: { properties: ['edit'] } }]) {
    const { codeActionLiteralSupport } = codeAction!;
    const capabilities = {
      ...FULL,
      textDocument: { ...textDocument, codeAction: { codeActionLiteralSupport, ...support } },
    };
    const client = await LspClient.start(t, { settings: mixed, capabilities: capabilities as ClientCapabilities });
    client.open(URI, MIXED);
    const [action, ...others] = await client.codeActions(URI, at(0, 0), SOURCE);
    assert.equal(others.length, 0);
    assert.equal(apply(MIXED, 1, action!), FIXED);
    assert.deepEqual(Object.keys(action!), ['title', 'kind', 'edit']);
  }
});

test('what the light bulb is told does not grow with the file', async (t) => {
  const client = await LspClient.start(t, { settings: mixed });
  client.open(URI, MIXED.repeat(1000));
  const actions = await client.codeActions(URI, at(1, 6));
  assert.equal(actions.at(-1)!.title, 'Fix all safe problems');
  assert.ok(JSON.stringify(actions).length < 10_000);
});

test('a client that says it has the command is offered to change its settings', async (t) => {
  const command = 'dockerfileStages.disableRule';
  for (const [workspaceFolders, reach] of [
    [null, 'everywhere'],
    [[{ uri: 'file:///work', name: 'work' }], 'in this workspace'],
  ] as const) {
    const client = await LspClient.start(t, {
      settings,
      initialize: {
        initializationOptions: { commands: ['other', command] },
        workspaceFolders: workspaceFolders && [...workspaceFolders],
      },
    });
    client.open(URI, TWICE);
    const diagnostics = await client.diagnostics(URI);
    const title = `Disable ${ID} ${reach}`;
    assert.deepEqual((await client.codeActions(URI, at(1, 12))).at(-1), {
      title,
      kind: 'quickfix',
      diagnostics,
      command: { title, command, arguments: [ID, URI] },
    });
  }
});

test('older clients get plain changes, or nothing', async (t) => {
  const { codeAction } = FULL.textDocument!;
  const plain = await LspClient.start(t, { capabilities: { textDocument: { codeAction: codeAction! } } });
  plain.open(URI, TWICE);
  const actions = await plain.codeActions(URI, at(1, 12));
  assert.deepEqual(actions.find(({ title }) => title.startsWith('Rename'))?.edit, {
    changes: {
      [URI]: [{ range: { start: { line: 1, character: 12 }, end: { line: 1, character: 13 } }, newText: 'x-2' }],
    },
  });
  const bare = await LspClient.start(t, { capabilities: {} });
  bare.open(URI, TWICE);
  assert.deepEqual(await bare.codeActions(URI, at(1, 12)), []);
});
