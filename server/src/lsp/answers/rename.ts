import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { prepareRename, rename } from '../../features/symbols/rename.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { contentModified, type Request } from '../method.ts';
import { factsFor } from '../settings.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

/** The answer to `textDocument/prepareRename`: the name at a position. What must not be renamed is an error that says why. */
export async function prepareRenameAt(request: Request<PrepareRenameParams>): Promise<PrepareRenameResult | null> {
  const { document, params } = request;
  const found = prepareRename(document.dockerfile, await around(request), document.offset(params.position));
  if (!found) return null;
  if ('refusal' in found) throw refused(found.refusal);
  return { range: document.range(found.range), placeholder: found.name };
}

/** The answer to `textDocument/rename`. A name that would change what the file means is an error that says why. */
export async function renameAt(request: Request<RenameParams>): Promise<WorkspaceEdit | null> {
  const { document, params, server } = request;
  const { position, newName } = params;
  const found = rename(document.dockerfile, await around(request), document.offset(position), newName);
  if (!found) return null;
  if ('refusal' in found) throw refused(found.refusal);
  return toWorkspaceEdit(document, server.client, found.edits);
}

/** The facts around the document, which must still be what was asked about when they are there. */
async function around({ document, server }: Request<PrepareRenameParams>): Promise<Workspace> {
  const { uri } = document;
  const [facts, settings] = await Promise.all([server.facts.of(uri), server.settings.of(uri)]);
  if (server.documents.get(uri) !== document) throw contentModified();
  return factsFor(settings)(facts);
}

const refused = (reason: string) => new ResponseError(LSPErrorCodes.RequestFailed, reason);
