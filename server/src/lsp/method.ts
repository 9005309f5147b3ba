import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  type ProtocolRequestType,
  ResponseError,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { Facts } from '../workspace/facts.ts';
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
  readonly facts: Facts;
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
    const handle = (params: P, token: CancellationToken): Promise<R> => {
      const answered = admit(serverNow(), params).then((request) => (request ? answer(request) : empty));
      return unlessCancelled(answered, token);
    };
    connection.onRequest<unknown, unknown>(type.method, handle);
  },
});

/** An answer, or a refusal as soon as nobody waits for it any more, whatever it is that keeps it. */
function unlessCancelled<R>(answer: Promise<R>, token: CancellationToken): Promise<R> {
  const refusal = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  const refused = new Promise<never>((_, reject) => token.onCancellationRequested(() => reject(refusal())));
  // The event of a token that was cancelled before comes later than an answer that is at hand.
  const given = answer.then((result) => (token.isCancellationRequested ? Promise.reject(refusal()) : result));
  return Promise.race([given, refused]);
}

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
