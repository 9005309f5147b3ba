import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { TRIGGER_CHARACTERS } from '../features/completion/triggers.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/presentation/tokens/token.ts';
import type { Client } from './client.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.dockerfileStages`;

/** What we offer a client, given what it can do. Offsets are UTF-16 units, as in our texts. */
export const capabilities = (client: Client): ServerCapabilities => ({
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  documentSymbolProvider: { label: 'Dockerfile Stages' },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  inlayHintProvider: { resolveProvider: false },
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    full: { delta: true },
    range: true,
  },
  documentLinkProvider: { resolveProvider: false },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS], resolveProvider: true },
  signatureHelpProvider: { triggerCharacters: [' ', ',', '='] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  workspaceSymbolProvider: true,
  callHierarchyProvider: true,
  typeHierarchyProvider: true,
  linkedEditingRangeProvider: true,
  renameProvider: client.preparesRename ? { prepareProvider: true } : true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: client.resolvesEdits },
  ...(client.focuses && { codeLensProvider: {} }),
  ...(client.pullsDiagnostics && {
    diagnosticProvider: {
      identifier: 'dockerfile-stages',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    },
  }),
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
});
