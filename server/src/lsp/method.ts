import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  type ProtocolRequestType,
  ResponseError,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Problems } from './problems.ts';
import type { SettingsOfDocuments } from './settings.ts';

/** What all answers are made from. */
export interface Server {
  readonly client: Client;
  readonly documents: Documents;
  readonly settings: SettingsOfDocuments;
  readonly problems: Problems;
}

/** A question about a document. */
export interface Request<P> {
  readonly document: OpenDocument;
  readonly params: P;
  readonly server: Server;
}

export interface Method {
  listen(connection: Connection, server: () => Server | undefined): void;
}

interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** One of the protocol's methods: `empty` is the answer about documents that are not open, or where we are switched off. */
export const method = <P extends DocumentParams, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  empty: R,
  answer: (request: Request<P>) => R | Promise<R>,
): Method => ({
  listen(connection, serverNow) {
    const handle = (params: P, token: CancellationToken): Promise<R> =>
      admit(serverNow(), params)
        .then((request) => (request ? answer(request) : empty))
        .then((result) => {
          if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
          return result;
        });
    connection.onRequest<unknown, unknown>(type.method, handle);
  },
});

/** The document that is asked about, once its settings are known; undefined when there is nothing to answer. */
async function admit<P extends DocumentParams>(server: Server | undefined, params: P): Promise<Request<P> | undefined> {
  if (!server) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
  const { uri } = params.textDocument;
  const before = server.documents.get(uri);
  if (!before) return undefined;
  const { enable } = await server.settings.of(uri);
  const document = server.documents.get(uri);
  if (!enable || !document) return undefined;
  if (document !== before && ('position' in params || 'range' in params)) throw contentModified();
  return { document, params, server };
}

/** A place in a document means nothing once the text has changed. */
export const contentModified = () => new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
