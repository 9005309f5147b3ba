// The least that a server of this kind can cost: the same connection as ours, and nothing behind it. It answers everything, with nothing.
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
    completionProvider: {},
    hoverProvider: true,
    definitionProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    codeActionProvider: true,
    semanticTokensProvider: { full: true, legend: { tokenTypes: ['keyword'], tokenModifiers: [] } },
  },
}));
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
connection.onDidOpenTextDocument(() => {});
connection.onDidChangeTextDocument(() => {});
connection.onCompletion(() => []);
connection.onHover(() => null);
connection.onDefinition(() => null);
connection.onDocumentSymbol(() => []);
connection.onFoldingRanges(() => []);
connection.onDocumentLinks(() => []);
connection.onCodeAction(() => []);
connection.languages.semanticTokens.on(() => ({ data: [] }));
connection.listen();
