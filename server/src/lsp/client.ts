import type { InitializeParams } from 'vscode-languageserver';

/** What the client can do, and where it works. */
export interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesHints: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly knowsRelativePatterns: boolean;
  readonly changesFolders: boolean;
  readonly showsMarkdown: boolean;
  readonly nestsSymbols: boolean;
  readonly followsLinks: boolean;
  readonly takesCodeActions: boolean;
  /** Whether it asks for an action's edit when the action is chosen. */
  readonly resolvesEdits: boolean;
  readonly versionsEdits: boolean;
  readonly mostFolds: number;
  readonly showsLinkTooltips: boolean;
  /** Whether it has the command that switches a rule off in its settings. */
  readonly disablesRules: boolean;
  /** Whether the user trusts the workspace, so that programs may be started for it. */
  readonly trusted: boolean;
}

/** The client's command: it takes a rule's id and a document's URI, and switches the rule off in the settings. */
export const DISABLE_RULE = 'dockerfileStages.disableRule';

/** The client's notification that from now on the workspace is trusted. */
export const TRUSTED = 'dockerfileStages/workspaceTrusted';

/** What a client says of itself when it connects; what it does not say, it cannot do. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace } = capabilities;
  const codeAction = textDocument?.codeAction;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    knowsRelativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    followsLinks: textDocument?.definition?.linkSupport === true,
    takesCodeActions: codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    mostFolds: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    showsLinkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    // Commands are no capability of the protocol, so a client has to say that it has it.
    disablesRules:
      Array.isArray(initializationOptions?.commands) && initializationOptions.commands.includes(DISABLE_RULE),
    trusted: initializationOptions?.trusted === true,
  };
}

/** The URIs of the folders that the client has open. */
export function readRoots({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
