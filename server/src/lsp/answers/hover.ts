import { type HoverParams, HoverRequest, type Hover as LspHover } from 'vscode-languageserver';
import { configHover } from '../../features/config/hover.ts';
import { hover } from '../../features/hover/hover.ts';
import type { Feature } from '../feature.ts';
import { documentMethod, type Request, workspaceAround } from '../method.ts';
import { isPosition } from '../params.ts';
import { textsIn } from '../texts.ts';

/** What there is to say of a place. */
export const hoverFeature: Feature = {
  offers: () => ({ hoverProvider: true }),
  methods: [documentMethod(HoverRequest.type, { position: isPosition }, null, hoverAt)],
  beside: () => [{ method: HoverRequest.method, kinds: ['config'] }],
};

/** The answer to `textDocument/hover`, in Markdown where the client shows that. */
async function hoverAt(request: Request<HoverParams>): Promise<LspHover | null> {
  const { document, params, server } = request;
  const { markup, content } = textsIn(server.client.capabilities.textDocument?.hover?.contentFormat);
  const offset = document.offset(params.position);
  const found =
    document.kind === 'config'
      ? configHover(document.text, offset, markup)
      : document.kind === 'dockerfile'
        ? hover(document.dockerfile, await workspaceAround(request), offset, markup)
        : undefined;
  return found ? { contents: content(found.text), range: document.range(found.range) } : null;
}
