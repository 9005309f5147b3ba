import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { semanticTokens } from '../../server/src/features/presentation/tokens/semantic-tokens.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { Lines } from '../../server/src/text/lines.ts';
import { folderWith } from '../support/cli.ts';
import { FULL, LspClient, ResponseError } from '../support/lsp-client.ts';

/** A text that tells its version: so many lines stand above, and the names of the stages and what is wrong have its number. */
const textOf = (version: number): string =>
  `${'#\n'.repeat(version)}FROM alpine:3.20 AS s${version}\nRUN ls\nFROM s${version} AS t${version}\nCOPY --from=nope${version} /a /b\nRUN ls \\\n  -l\n`;

const VERSIONS = 120;

/** As an editor sends it: a line that was inserted, and the words that have another number now. */
function changesTo(version: number) {
  const before = version - 1;
  const old = String(before).length;
  const word = (line: number, start: number) => ({
    range: { start: { line, character: start }, end: { line, character: start + old } },
    text: String(version),
  });
  return [
    word(before, 21),
    word(before + 2, 6),
    word(before + 2, 11 + String(version).length),
    word(before + 3, 16),
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '#\n' },
  ];
}

/** Waits for an answer; undefined where it is refused because the text has changed. */
async function unlessStale<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ResponseError && error.code === -32801) return undefined;
    throw error;
  }
}

/** What is wrong in a version: exactly this is told of the stage that is not there. */
function assertProblems(items: readonly Diagnostic[], version: number): void {
  const [missing, ...others] = items.filter(({ message }) => String(message).includes('nope'));
  assert.deepEqual(others, []);
  assert.match(String(missing?.message), new RegExp(`"nope${version}"`));
  assert.equal(missing?.range.start.line, version + 3);
}

/** The problems of the text that a client had when it asked, or of a later one; never of an older one. */
function versionOf({ items }: Extract<DocumentDiagnosticReport, { kind: 'full' }>): number {
  const version = Number(/nope(\d+)/.exec(JSON.stringify(items))?.[1]);
  assertProblems(items, version);
  return version;
}

test('whoever types quickly is never told of another text than the one that was asked about', async (t) => {
  const folder = folderWith(t, {
    'compose.yaml': 'services: {web: {build: {context: ., target: s5}}}\n',
    Dockerfile: '',
  });
  const uri = pathToFileURL(`${folder}/Dockerfile`).href;
  const textDocument = { uri };
  const client = await LspClient.start(t, {
    capabilities: {
      ...FULL,
      textDocument: { ...FULL.textDocument, rename: { prepareSupport: true } },
    },
    initialize: { workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'work' }] },
  });
  client.open(uri, textOf(1), 1);
  const checks: Promise<void>[] = [];
  const failures: unknown[] = [];
  let [fresh, stale] = [0, 0];
  const ask = <T>(method: string, params: object, check: (answer: T) => void) => {
    const asked = unlessStale(client.request<T>(method, { textDocument, ...params }));
    const checked = asked.then((answer) => {
      if (answer === undefined) stale++;
      else {
        fresh++;
        check(answer);
      }
    });
    checks.push(checked.catch((error) => void failures.push(error)));
  };
  for (let version = 1; version <= VERSIONS; version++) {
    if (version > 1) client.change(uri, version, ...changesTo(version));
    const at = (line: number, character: number) => ({ position: { line: version + line, character } });
    ask<DocumentDiagnosticReport>('textDocument/diagnostic', {}, (report) => {
      assert.ok(report.kind === 'full' && versionOf(report) >= version);
    });
    ask<Hover>('textDocument/hover', at(2, 6), ({ contents, range }) => {
      assert.match(JSON.stringify(contents), new RegExp(`\\bs${version}\\b`));
      assert.equal(range?.start.line, version + 2);
    });
    ask<Location[]>('textDocument/references', { ...at(0, 21), context: { includeDeclaration: true } }, (places) =>
      assert.deepEqual(
        places.map(({ range }) => range.start.line),
        [version, version + 2],
      ),
    );
    ask<DocumentSymbol[]>('textDocument/documentSymbol', {}, (symbols) =>
      assert.deepEqual(
        symbols.map(({ name, range }) => [name, range.start.line]),
        [
          [`s${version}`, version],
          [`t${version}`, version + 2],
        ],
      ),
    );
    ask<FoldingRange[]>('textDocument/foldingRange', {}, (ranges) =>
      assert.ok(ranges.some(({ startLine }) => startLine === version + 4)),
    );
    ask<CompletionItem[] | CompletionList>('textDocument/completion', at(3, 12), (answer) => {
      const items = Array.isArray(answer) ? answer : answer.items;
      assert.ok(items.some(({ label }) => label === `s${version}`));
    });
    ask<WorkspaceEdit>('textDocument/rename', { ...at(0, 21), newName: 'other' }, ({ documentChanges }) => {
      const own = documentChanges?.find((change) => 'edits' in change && change.textDocument.uri === uri);
      assert.ok(own && 'edits' in own);
      assert.equal(own.textDocument.version, version);
      assert.equal(own.edits.length, 2);
    });
    const range = { start: at(3, 0).position, end: at(4, 0).position };
    ask<CodeAction[]>('textDocument/codeAction', { range, context: { diagnostics: [] } }, (actions) => {
      for (const { edit } of actions)
        for (const change of edit?.documentChanges ?? [])
          assert.ok('edits' in change && change.textDocument.version === version);
    });
    // Some are given the time to be answered.
    if (version % 10 === 0) await client.request('textDocument/foldingRange', { textDocument });
  }
  await Promise.all(checks);
  assert.deepEqual(failures, []);
  assert.ok(fresh > stale, `${fresh} answers, ${stale} refusals`);
  assert.deepEqual(
    (await client.diagnostics(uri)).filter(({ message }) => String(message).includes(`"nope${VERSIONS}"`)).length,
    1,
  );
});

test('a report that is unchanged is that of the very same text', async (t) => {
  const client = await LspClient.start(t);
  const uri = 'file:///work/Dockerfile';
  client.open(uri, textOf(1), 1);
  const ids = new Map<string, number>();
  let last: string | undefined;
  for (let version = 1; version <= 30; version++) {
    if (version > 1) client.change(uri, version, ...changesTo(version));
    const report = await client.pull(uri, last);
    assert.ok(report.kind === 'full' && report.resultId !== undefined && !ids.has(report.resultId));
    assert.equal(versionOf(report), version);
    ids.set(report.resultId, version);
    last = report.resultId;
    assert.deepEqual(await client.pull(uri, last), { kind: 'unchanged', resultId: last });
    for (const old of [...ids.keys()].slice(0, -1)) assert.equal((await client.pull(uri, old)).kind, 'full');
  }
  // The same text again, and the same document again, are another version.
  client.change(uri, 31, { text: textOf(30) });
  assert.equal((await client.pull(uri, last)).kind, 'full');
});

test('what is sent of its own accord names the version that it is about', async (t) => {
  const client = await LspClient.start(t, { capabilities: {} });
  const uri = 'file:///work/Dockerfile';
  client.open(uri, textOf(1), 1);
  let heard = 0;
  let before = 0;
  for (let version = 1; before < VERSIONS; version++) {
    if (version > 1 && version <= VERSIONS) client.change(uri, version, ...changesTo(version));
    // Typing pauses now and then.
    if (version % 20 !== 0) continue;
    const told = await client.next<{ version: number; diagnostics: Diagnostic[] }>('textDocument/publishDiagnostics');
    assertProblems(told.diagnostics, told.version);
    assert.ok(told.version >= before);
    before = told.version;
    heard++;
  }
  assert.ok(heard > 1);
});

test('what has changed of the tokens, put together, is what the text has', async (t) => {
  const client = await LspClient.start(t);
  const uri = 'file:///work/Dockerfile';
  const textDocument = { uri };
  client.open(uri, textOf(1), 1);
  const first = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  let [id, data] = [first.resultId!, first.data];
  for (let version = 2; version <= 40; version++) {
    client.change(uri, version, ...changesTo(version));
    // One that is not the last one is answered with everything.
    const previousResultId = version % 7 === 0 ? first.resultId! : id;
    const answer = await client.request<SemanticTokens | SemanticTokensDelta>(
      'textDocument/semanticTokens/full/delta',
      {
        textDocument,
        previousResultId,
      },
    );
    if ('edits' in answer)
      for (const { start, deleteCount, data: added = [] } of answer.edits)
        data = [...data.slice(0, start), ...added, ...data.slice(start + deleteCount)];
    else data = answer.data;
    assert.equal('edits' in answer, version % 7 !== 0);
    id = answer.resultId!;
    const lines = new Lines(textOf(version));
    assert.deepEqual(data, [...semanticTokens(readDockerfile(lines.text), lines, 'all')], String(version));
  }
});
