import { type CodeLens, type CodeLensParams, Command, type Location } from 'vscode-languageserver';
import { buildsByStage, builtBy } from '../../../features/builders/built-by.ts';
import type { Request } from '../../method.ts';
import { shownPath } from '../../shown-path.ts';

/** The client's command that shows places: it takes a document's URI, a position in it, and the places. */
const SHOW_BUILDS = 'dockerfileStages.showBuilds';

/** Above each stage that other files build, which ones they are. */
export async function builtByLenses({ document, server }: Request<CodeLensParams>): Promise<CodeLens[]> {
  const { index, client, roots, settings } = server;
  const { codeLens } = await settings.of(document.uri);
  if (!codeLens.builtBy || !client.has(SHOW_BUILDS)) return [];
  // Others are told once more is known.
  if (!client.capabilities.workspace?.codeLens?.refreshSupport) await index.ready();
  return buildsByStage(document.dockerfile, index.of(document.uri)).map(([stage, own]) => {
    const range = document.range(stage.from.range);
    const title = builtBy(own.map(({ uri, label }) => ({ path: shownPath(roots(), uri), label })));
    const places = own.map(({ uri, start, end }): Location => ({ uri, range: { start, end } }));
    return { range, command: Command.create(title, SHOW_BUILDS, document.uri, range.start, places) };
  });
}
