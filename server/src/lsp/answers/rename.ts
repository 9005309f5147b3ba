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
import type { Refusal } from '../../features/symbols/renaming.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Feature } from '../feature.ts';
import { contentModified, documentMethod, type Request, workspaceAround } from '../method.ts';
import { isPosition, isString } from '../params.ts';
import { toWorkspaceEdits } from '../to-workspace-edit.ts';
import { prepareTargetRename, renameTarget, targetEdits } from './builders/rename.ts';

/** Other names for stages, variables and delimiters. */
export const renameFeature: Feature = {
  offers: ({ capabilities }) => ({
    renameProvider: capabilities.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  methods: [
    documentMethod(PrepareRenameRequest.type, { position: isPosition }, null, prepareRenameAt),
    documentMethod(RenameRequest.type, { position: isPosition, newName: isString }, null, renameAt),
  ],
  beside: ({ capabilities }) => [
    {
      method: RenameRequest.method,
      kinds: ['builder'],
      options: { prepareProvider: capabilities.textDocument?.rename?.prepareSupport === true },
    },
  ],
};

/** The answer to `textDocument/prepareRename`: the name at a position. What must not be renamed is an error that says why. */
async function prepareRenameAt(request: Request<PrepareRenameParams>): Promise<PrepareRenameResult | null> {
  const { document, params } = request;
  if (document.kind === 'builder') return unlessRefused(await prepareTargetRename(request));
  if (document.kind !== 'dockerfile') return null;
  const found = prepareRename(document.dockerfile, await around(request), document.offset(params.position));
  if (!found) return null;
  if ('refusal' in found) throw refused(found.refusal);
  return { range: document.range(found.range), placeholder: found.name };
}

/** The answer to `textDocument/rename`. A name that would change what the file means is an error that says why. */
async function renameAt(request: Request<RenameParams>): Promise<WorkspaceEdit | null> {
  const { document, params, server } = request;
  const { position, newName } = params;
  if (document.kind === 'builder') return unlessRefused(await renameTarget(request, newName));
  if (document.kind !== 'dockerfile') return null;
  const found = rename(document.dockerfile, await around(request), document.offset(position), newName);
  if (!found) return null;
  if ('refusal' in found) throw refused(found.refusal);
  const stage = found.stage === undefined ? undefined : document.dockerfile.stages[found.stage];
  const others = stage ? await targetEdits(server, document, stage, newName) : [];
  if (server.documents.get(document.uri) !== document) throw contentModified();
  return toWorkspaceEdits(server.client, [{ file: document, edits: found.edits }, ...others]);
}

function unlessRefused<T extends object>(answer: T | Refusal | null): T | null {
  if (answer && 'refusal' in answer) throw refused(answer.refusal);
  return answer;
}

/** The facts around the document, which must still be what was asked about when they are there. */
async function around(request: Request<PrepareRenameParams>): Promise<Workspace> {
  const { document, server } = request;
  const workspace = await workspaceAround(request);
  if (server.documents.get(document.uri) !== document) throw contentModified();
  return workspace;
}

const refused = (reason: string) => new ResponseError(LSPErrorCodes.RequestFailed, reason);
