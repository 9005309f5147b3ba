import assert from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  commands,
  type DocumentHighlight,
  type FoldingRange,
  type Position,
  type Range,
  type SignatureHelp,
  type SymbolInformation,
  type TextDocument,
  type TypeHierarchyItem,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import { hoverAt, openFile, openText, placesOf } from './editor.ts';

const STAGES = `FROM node:24 AS [|build|]
FROM [|build|] AS test
ONBUILD COPY --from=[|build|] /x /x
FROM alpine:3.22
COPY --link --chown=1 --from=[|build|] /a /b
RUN --mount=type=bind,from=[|build|],target=/m ls
`;

const VARIABLES = `ARG [|MODE|]=fast
FROM alpine:3.22 AS base
ARG [|MODE|]
FROM base
RUN echo "👍" \${[|MODE|]}
`;

const PATHS = `FROM golang:1.24 AS build
WORKDIR /src
RUN go build -o [|/out/app|] .
FROM scratch
COPY --link --from=build [|/out/app|] /app
`;

const ask = <T>(command: string, { uri }: TextDocument, position: Position, ...more: unknown[]): Thenable<T> =>
  commands.executeCommand<T>(command, uri, position, ...more);

const sorted = (ranges: readonly Range[]): Range[] => [...ranges].sort((a, b) => a.start.compareTo(b.start));

describe('names', () => {
  it('are renamed everywhere: in bases, behind flags, in mounts and in triggers', async () => {
    const { document, ranges } = await openText(STAGES);
    const cursor = ranges[3]!.start;
    const prepared = await ask<{ range: Range; placeholder: string }>('vscode.prepareRename', document, cursor);
    assert.deepEqual([prepared.range, prepared.placeholder], [ranges[3], 'build']);
    const edit = await ask<WorkspaceEdit>('vscode.executeDocumentRenameProvider', document, cursor, 'deps');
    assert.deepEqual(sorted(edit.get(document.uri).map(({ range }) => range)), ranges);
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(document.getText(), STAGES.replaceAll('[|build|]', 'deps'));
  });

  it('are not renamed to what another stage is called, and VS Code says why', async () => {
    const { document, ranges } = await openText(STAGES);
    const renamed = ask('vscode.executeDocumentRenameProvider', document, ranges[0]!.start, 'Test');
    await assert.rejects(Promise.resolve(renamed), /test/i);
  });

  it('are found and highlighted, those of variables through the stages', async () => {
    const { document, ranges } = await openText(VARIABLES);
    const cursor = ranges[2]!.start;
    assert.deepEqual(await placesOf('reference', document, cursor), ranges);
    const highlights = await ask<DocumentHighlight[]>('vscode.executeDocumentHighlights', document, cursor);
    assert.deepEqual(sorted(highlights.map(({ range }) => range)), ranges);
    const edit = await ask<WorkspaceEdit>('vscode.executeDocumentRenameProvider', document, cursor, 'KIND');
    assert.deepEqual(sorted(edit.get(document.uri).map(({ range }) => range)), ranges);
  });

  it('have hovers: a variable its value, a copied path the command that makes it', async () => {
    const variables = await openText(VARIABLES);
    assert.match(await hoverAt(variables.document, variables.ranges[2]!.start), /\*\*Variable `MODE`\*\*[\s\S]*fast/);
    const { document, ranges } = await openText(PATHS);
    assert.match(await hoverAt(document, ranges[1]!.start), /Made by `RUN go build -o \/out\/app \.`/);
    const [made] = await placesOf('definition', document, ranges[1]!.start);
    assert.match(document.getText(made), /go build/);
  });

  it('are told of by the instruction that is being written', async () => {
    const { document, ranges } = await openText('FROM alpine:3.22\nCOPY a [||]\n');
    const help = await ask<SignatureHelp>('vscode.executeSignatureHelpProvider', document, ranges[0]!.start, ' ');
    assert.match(help.signatures[help.activeSignature]!.label, /^COPY /);
  });
});

describe('stages among each other', () => {
  it('show who takes from one, and what it takes', async () => {
    const { document, ranges } = await openText(STAGES);
    const [item] = await ask<CallHierarchyItem[]>('vscode.prepareCallHierarchy', document, ranges[0]!.start);
    assert.equal(item?.name, 'build');
    const incoming = await commands.executeCommand<CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item);
    assert.deepEqual(
      incoming.map(({ from }) => from.name),
      ['test', 'stage 2'],
    );
    assert.deepEqual(sorted(incoming[1]!.fromRanges), ranges.slice(3));
    const outgoing = await commands.executeCommand<CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', item);
    assert.ok(outgoing.some(({ to }) => to.name === 'node:24'));
  });

  it('show what they are based on, and what is based on them', async () => {
    const { document, ranges } = await openText(STAGES);
    const [item] = await ask<TypeHierarchyItem[]>('vscode.prepareTypeHierarchy', document, ranges[1]!.start);
    const named = async (command: string, of: TypeHierarchyItem | undefined) =>
      (await commands.executeCommand<TypeHierarchyItem[]>(command, of)).map(({ name }) => name);
    const [below] = await named('vscode.provideSubtypes', item);
    const above = await named('vscode.provideSupertypes', item);
    assert.deepEqual([item?.name, below, above], ['build', 'test', ['node:24']]);
  });

  it('are found by their names in the whole workspace', async () => {
    await openFile('Dockerfile');
    const found = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '');
    const files = new Set(found.map(({ location }) => location.uri.path.replace(/^.*\/(?=[^/]*\/[^/]*$)/, '')));
    assert.ok(files.has('api/Dockerfile') && files.has('jobs/Dockerfile'), [...files].join(' '));
  });

  it('are folded, and the heredocs in them', async () => {
    const { document } = await openText('FROM alpine:3.22\nRUN <<EOF\nls\nls\nEOF\nFROM scratch\nUSER 1\n');
    const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const lines = folds.map(({ start, end }) => `${start}-${end}`);
    assert.ok(
      ['0-4', '2-3', '5-6'].every((fold) => lines.includes(fold)),
      lines.join(' '),
    );
  });
});
