import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  type ProtocolRequestType,
  ResponseError,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { Builds } from '../workspace/builders/builds.ts';
import type { Facts } from '../workspace/facts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Client } from './client.ts';
import type { ContextTrees } from './context-trees.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Focuses } from './focus.ts';
import type { LastTokens } from './last-tokens.ts';
import { hasShape, isTextDocument, type Shape } from './params.ts';
import type { Pinning } from './pinning.ts';
import type { Problems } from './problems.ts';
import type { Refresh } from './refresh.ts';
import { factsFor, limitOn, type SettingsOfDocuments } from './settings.ts';
import type { TextFiles } from './text-file.ts';
import type { WorkspaceStages } from './workspace-stages.ts';

/** What all answers are made from. */
export interface Server {
  readonly client: Client;
  /** The URIs of the workspace's folders. */
  readonly roots: () => readonly string[];
  readonly documents: Documents;
  readonly settings: SettingsOfDocuments;
  readonly problems: Problems;
  readonly focuses: Focuses;
  readonly facts: Facts;
  /** Who builds which Dockerfile. */
  readonly index: Builds;
  readonly refresh: Refresh;
  readonly lastTokens: LastTokens;
  readonly stages: WorkspaceStages;
  readonly trees: ContextTrees;
  readonly pinning: Pinning;
  /** The files of the workspace, open or not. */
  readonly texts: TextFiles;
}

/** A question about a document. */
export interface Request<P> {
  readonly document: OpenDocument;
  readonly params: P;
  readonly server: Server;
}

export interface Method {
  /** `server` throws while there is none: before the handshake, and once the client has said that it is done. */
  listen(connection: Connection, server: () => Server): void;
}

interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** One of the protocol's methods. Parameters of another shape are refused. */
export const method = <P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  shape: Shape,
  answer: (params: P, server: Server, token: CancellationToken) => Promise<R>,
): Method => ({
  listen(connection, serverNow) {
    const handle = async (params: unknown, token: CancellationToken): Promise<R> => {
      const server = serverNow();
      if (token.isCancellationRequested) throw cancelled();
      if (!hasShape(params, shape)) throw invalidParams();
      return answer(params as P, server, token);
    };
    // A list of parameters comes as so many arguments, none as none; the token is the last.
    connection.onRequest<unknown, unknown>(type.method, (...given: readonly unknown[]) => {
      const token = given.at(-1) as CancellationToken;
      return unlessCancelled(handle(given.length > 1 ? given[0] : undefined, token), token);
    });
  },
});

/** What sets a question apart from the others. */
interface Manner {
  /** The answer is about the latest version that there is once it is given, and not about the one that was asked about. */
  readonly latest?: true;
  /** It is answered where a Dockerfile is so large that only its stages are shown. */
  readonly anySize?: true;
}

/**
 * A question about a document: `empty` is the answer where it is not open, where we are switched off, and in a Dockerfile that is
 * too large for it. What is said of a text that has changed meanwhile is no answer, unless it is about the latest version.
 */
export const documentMethod = <P extends DocumentParams, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  shape: Shape,
  empty: R,
  answer: (request: Request<P>) => R | Promise<R>,
  { latest, anySize }: Manner = {},
): Method =>
  method(type, { textDocument: isTextDocument, ...shape }, async (params, server) => {
    const { uri } = params.textDocument;
    const asked = server.documents.get(uri);
    if (!asked) return empty;
    const settings = await server.settings.of(uri);
    const document = latest ? server.documents.get(uri) : asked;
    if (!settings.enable || !document) return empty;
    if (!anySize && document.kind === 'dockerfile' && limitOn(document, settings)) return empty;
    const isStale = () => !latest && server.documents.get(uri) !== asked;
    if (isStale()) throw contentModified();
    const answered = await answer({ document, params, server });
    if (isStale()) throw contentModified();
    return answered;
  });

/** The same about Dockerfiles alone; of other documents there is nothing to say. */
export const dockerfileMethod: typeof documentMethod = (type, shape, empty, answer, manner) =>
  documentMethod(
    type,
    shape,
    empty,
    (request) => (request.document.kind === 'dockerfile' ? answer(request) : empty),
    manner,
  );

/** An answer, or a refusal as soon as nobody waits for it any more, whatever it is that keeps it. */
function unlessCancelled<R>(answer: Promise<R>, token: CancellationToken): Promise<R> {
  const refused = new Promise<never>((_, reject) => token.onCancellationRequested(() => reject(cancelled())));
  // The event of a token that was cancelled before comes later than an answer that is at hand.
  const given = answer.then((result) => (token.isCancellationRequested ? Promise.reject(cancelled()) : result));
  return Promise.race([given, refused]);
}

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');

/** What is known of the files around the document that is asked about, with the contexts that are set for it. */
export async function workspaceAround({
  document: { uri },
  server: { facts, settings },
}: {
  readonly document: { readonly uri: string };
  readonly server: Server;
}): Promise<Workspace> {
  const [workspace, set] = await Promise.all([facts.of(uri), settings.of(uri)]);
  return factsFor(set)(workspace);
}

/** A place in a document means nothing once the text has changed. */
export const contentModified = () => new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');

/** The answer to what may not be asked at this time. */
export const invalidRequest = (why: string) => new ResponseError(ErrorCodes.InvalidRequest, why);

/** The answer to a question that is not put as the protocol wants it. */
export const invalidParams = () =>
  new ResponseError(ErrorCodes.InvalidParams, 'The parameters are not what the protocol says.');
