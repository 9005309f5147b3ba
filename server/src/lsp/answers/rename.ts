import {
  LSPErrorCodes,
  type PrepareRenameParams,
  PrepareRenameRequest,
  type PrepareRenameResult,
  type RenameParams,
  RenameRequest,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { prepareRename, rename } from '../../features/symbols/rename.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Feature } from '../feature.ts';
import { contentModified, dockerfileMethod, type Request, workspaceAround } from '../method.ts';
import { isPosition, isString } from '../params.ts';
import { toWorkspaceEdit } from '../to-workspace-edit.ts';

/** Other names for stages, variables and delimiters. */
export const renameFeature: Feature = {
  offers: ({ capabilities }) => ({
    renameProvider: capabilities.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  methods: [
    dockerfileMethod(PrepareRenameRequest.type, { position: isPosition }, null, prepareRenameAt),
    dockerfileMethod(RenameRequest.type, { position: isPosition, newName: isString }, null, renameAt),
  ],
};

/** The answer to `textDocument/prepareRename`: the name at a position. What must not be renamed is an error that says why. */
async function prepareRenameAt(request: Request<PrepareRenameParams>): Promise<PrepareRenameResult | null> {
  const { document, params } = request;
  const found = prepareRename(document.dockerfile, await around(request), document.offset(params.position));
  if (!found) return null;
  if ('refusal' in found) throw refused(found.refusal);
  return { range: document.range(found.range), placeholder: found.name };
}

/** The answer to `textDocument/rename`. A name that would change what the file means is an error that says why. */
async function renameAt(request: Request<RenameParams>): Promise<WorkspaceEdit | null> {
  const { document, params, server } = request;
  const { position, newName } = params;
  const found = rename(document.dockerfile, await around(request), document.offset(position), newName);
  if (!found) return null;
  if ('refusal' in found) throw refused(found.refusal);
  return toWorkspaceEdit(document, server.client, found.edits);
}

/** The facts around the document, which must still be what was asked about when they are there. */
async function around(request: Request<PrepareRenameParams>): Promise<Workspace> {
  const { document, server } = request;
  const workspace = await workspaceAround(request);
  if (server.documents.get(document.uri) !== document) throw contentModified();
  return workspace;
}

const refused = (reason: string) => new ResponseError(LSPErrorCodes.RequestFailed, reason);
