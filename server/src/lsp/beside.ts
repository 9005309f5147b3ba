import {
  type Connection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  RegistrationRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Beside } from './feature.ts';
import { features } from './features.ts';
import { SELECTORS } from './kind.ts';

/**
 * Has the client tell of the files around Dockerfiles, and ask of them what we have to say there. The rest it does not ask: those
 * files belong to other tools, which may fold and format them.
 */
export async function besideDockerfiles(connection: Connection, client: Client): Promise<void> {
  const { textDocument } = client.capabilities;
  if (!textDocument?.synchronization?.dynamicRegistration) return;
  const support = new Map<string, object>(Object.entries(textDocument));
  const isDynamic = (method: string): boolean => {
    const can = support.get(method.slice('textDocument/'.length));
    return can !== undefined && 'dynamicRegistration' in can && can.dynamicRegistration === true;
  };
  const wanted = features.flatMap(({ beside }) => beside?.(client) ?? []).filter(({ method }) => isDynamic(method));
  const kinds = [...new Set(wanted.flatMap(({ kinds }) => kinds))];
  if (kinds.length === 0) return;
  const all: readonly Beside[] = [
    { method: DidOpenTextDocumentNotification.method, kinds },
    {
      method: DidChangeTextDocumentNotification.method,
      kinds,
      options: { syncKind: TextDocumentSyncKind.Incremental },
    },
    { method: DidSaveTextDocumentNotification.method, kinds, options: { includeText: false } },
    { method: DidCloseTextDocumentNotification.method, kinds },
    ...wanted,
  ];
  const registrations = all.map(({ method, kinds, options }, i) => ({
    id: `beside-${i}`,
    method,
    registerOptions: { ...options, documentSelector: kinds.flatMap((kind) => SELECTORS[kind]) },
  }));
  await connection.sendRequest(RegistrationRequest.type, { registrations });
}
