import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';

/** What the client can do, and where it works. */
export interface Client {
  /** What it says of itself; what it does not say, it cannot do. */
  readonly capabilities: ClientCapabilities;
  /** Whether it has a command. Commands are no capability of the protocol, so a client has to say that it has them. */
  readonly has: (command: string) => boolean;
  /** Whether it asks for diagnostics; else they are sent to it. */
  readonly pullsDiagnostics: boolean;
  readonly watchesFiles: boolean;
  readonly knowsRelativePatterns: boolean;
  /** Whether the user trusts the workspace, so that programs may be started for it. */
  readonly trusted: boolean;
}

/** What a client says of itself when it connects. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const watching = capabilities.workspace?.didChangeWatchedFiles;
  const commands: unknown = initializationOptions?.commands;
  return {
    capabilities,
    has: (command) => Array.isArray(commands) && commands.includes(command),
    pullsDiagnostics: capabilities.textDocument?.diagnostic !== undefined,
    watchesFiles: watching?.dynamicRegistration === true,
    knowsRelativePatterns: watching?.relativePatternSupport === true,
    trusted: initializationOptions?.trusted === true,
  };
}

/** The URIs of the folders that the client has open. */
export function readRoots({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
