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
  /** Whether the texts on signatures may be Markdown. */
  readonly documentsInMarkdown: boolean;
  /** Whether a parameter may be given by its place in a signature. */
  readonly labelsByOffset: boolean;
  readonly nestsSymbols: boolean;
  readonly followsLinks: boolean;
  readonly preparesRename: boolean;
  readonly takesCodeActions: boolean;
  /** Whether it asks for an action's edit when the action is chosen. */
  readonly resolvesEdits: boolean;
  readonly versionsEdits: boolean;
  readonly mostFolds: number;
  readonly showsLinkTooltips: boolean;
  /** Whether it shows semantic tokens on top of those of a grammar. */
  readonly augmentsTokens: boolean;
  /** Whether it has the command that switches a rule off in its settings. */
  readonly disablesRules: boolean;
  /** Whether it has the commands that focus on a target, and shows what then is not needed. */
  readonly focuses: boolean;
  readonly refreshesLenses: boolean;
  readonly completion: CompletionClient;
  /** Whether the user trusts the workspace, so that programs may be started for it. */
  readonly trusted: boolean;
}

/** What the client does with completions. */
export interface CompletionClient {
  /** Whether it lets the user fill in what a completion leaves open. */
  readonly takesSnippets: boolean;
  /** Whether the user chooses if the rest of a word is kept or replaced. */
  readonly insertsOrReplaces: boolean;
  /** Whether it asks for the documentation of the one completion that is looked at. */
  readonly resolvesDocumentation: boolean;
  readonly showsMarkdown: boolean;
  /** Whether it has a place for a few words behind the label. */
  readonly takesLabelDetails: boolean;
  /** Whether it has the command that asks for completions again. */
  readonly suggestsAgain: boolean;
}

/** VS Code's command that asks for completions, for those whose value is to be chosen next. */
export const SUGGEST = 'editor.action.triggerSuggest';

/** The client's command: it takes a rule's id and a document's URI, and switches the rule off in the settings. */
export const DISABLE_RULE = 'dockerfileStages.disableRule';

/** The client's command that focuses on a target: it takes a document's URI and what `targetId` calls the stage. */
export const FOCUS = 'dockerfileStages.focus';

/** The client's command that ends that: it takes the document's URI. */
export const CLEAR_FOCUS = 'dockerfileStages.clearFocus';

/** The client's notification that from now on the workspace is trusted. */
export const TRUSTED = 'dockerfileStages/workspaceTrusted';

/** What a client says of itself when it connects; what it does not say, it cannot do. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace } = capabilities;
  const codeAction = textDocument?.codeAction;
  const signature = textDocument?.signatureHelp?.signatureInformation;
  const item = textDocument?.completion?.completionItem;
  // Commands are no capability of the protocol, so a client has to say that it has them.
  const commands: unknown = initializationOptions?.commands;
  const has = (command: string) => Array.isArray(commands) && commands.includes(command);
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
    documentsInMarkdown: signature?.documentationFormat?.includes('markdown') === true,
    labelsByOffset: signature?.parameterInformation?.labelOffsetSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    followsLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    takesCodeActions: codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    mostFolds: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    showsLinkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    augmentsTokens: textDocument?.semanticTokens?.augmentsSyntaxTokens === true,
    disablesRules: has(DISABLE_RULE),
    focuses: has(FOCUS) && has(CLEAR_FOCUS),
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    completion: {
      takesSnippets: item?.snippetSupport === true,
      insertsOrReplaces: item?.insertReplaceSupport === true,
      resolvesDocumentation: item?.resolveSupport?.properties.includes('documentation') === true,
      showsMarkdown: item?.documentationFormat?.includes('markdown') === true,
      takesLabelDetails: item?.labelDetailsSupport === true,
      suggestsAgain: has(SUGGEST),
    },
    trusted: initializationOptions?.trusted === true,
  };
}

/** The URIs of the folders that the client has open. */
export function readRoots({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
