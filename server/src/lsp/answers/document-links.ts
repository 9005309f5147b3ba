import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { documentLinks, sourcePaths } from '../../features/presentation/document-links.ts';
import { child, parent } from '../../workspace/files.ts';
import type { Request } from '../method.ts';
import { factsFor } from '../settings.ts';

/** The answer to `textDocument/documentLink`. */
export async function documentLinksIn({ document, server }: Request<DocumentLinkParams>): Promise<DocumentLink[]> {
  const { uri, dockerfile } = document;
  const paths = sourcePaths(dockerfile).map(({ path }) => path);
  const [facts, settings, files] = await Promise.all([
    server.facts.of(uri),
    server.settings.of(uri),
    server.facts.filesAmong(uri, paths),
  ]);
  const folder = parent(uri) ?? '';
  return documentLinks(dockerfile, factsFor(settings)(facts), files).map(({ range, target, tooltip }) => ({
    range: document.range(range),
    target: 'url' in target ? target.url : child(folder, target.path),
    ...(server.client.showsLinkTooltips && { tooltip }),
  }));
}
