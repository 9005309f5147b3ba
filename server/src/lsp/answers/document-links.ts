import { type DocumentLink, type DocumentLinkParams, DocumentLinkRequest } from 'vscode-languageserver';
import { documentLinks, sourcePaths } from '../../features/presentation/document-links.ts';
import { child } from '../../workspace/files.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request, workspaceAround } from '../method.ts';

/** Files of the build context, and the pages of images. */
export const documentLinkFeature: Feature = {
  offers: () => ({ documentLinkProvider: {} }),
  methods: [dockerfileMethod(DocumentLinkRequest.type, {}, [], documentLinksIn)],
};

/** The answer to `textDocument/documentLink`. */
async function documentLinksIn(request: Request<DocumentLinkParams>): Promise<DocumentLink[]> {
  const { document, server } = request;
  const { uri, dockerfile } = document;
  const paths = sourcePaths(dockerfile).map(({ path }) => path);
  const [workspace, files] = await Promise.all([workspaceAround(request), server.facts.filesAmong(uri, paths)]);
  const showsTooltips = server.client.capabilities.textDocument?.documentLink?.tooltipSupport === true;
  const folder = workspace.contextFolder ?? '';
  return documentLinks(dockerfile, workspace, files).map(({ range, target, tooltip }) => ({
    range: document.range(range),
    target: 'url' in target ? target.url : child(folder, target.path),
    ...(showsTooltips && { tooltip }),
  }));
}
