import {
  type CancellationToken,
  type SymbolInformation,
  type WorkspaceSymbolParams,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { fitsQuery } from '../../features/symbols/workspace-stages.ts';
import type { Feature } from '../feature.ts';
import { method, type Server } from '../method.ts';
import { isString } from '../params.ts';

/** The stages of all Dockerfiles, by name. */
export const workspaceSymbolFeature: Feature = {
  offers: () => ({ workspaceSymbolProvider: true }),
  methods: [method(WorkspaceSymbolRequest.type, { query: isString }, workspaceSymbols)],
};

/** More than anybody looks through. */
const MOST = 1_000;

/** The answer to `workspace/symbol`: the stages of all Dockerfiles, where we are not switched off. */
async function workspaceSymbols(
  { query }: WorkspaceSymbolParams,
  { stages, settings, roots }: Server,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  const enabled = await Promise.all(roots().map((root) => settings.of(root)));
  if (enabled.length > 0 && !enabled.some(({ enable }) => enable)) return [];
  const all = (await stages.all(token)) ?? [];
  return all.filter(({ name }) => fitsQuery(name, query)).slice(0, MOST);
}
