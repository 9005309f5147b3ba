import { type HoverParams, type Hover as LspHover, MarkupKind } from 'vscode-languageserver';
import { configHover } from '../../features/config/hover.ts';
import { hover } from '../../features/hover/hover.ts';
import { markdown, plaintext } from '../../features/markup.ts';
import type { Request } from '../method.ts';
import { factsFor } from '../settings.ts';

/** The answer to `textDocument/hover`, in Markdown where the client shows that. */
export async function hoverAt({ document, params, server }: Request<HoverParams>): Promise<LspHover | null> {
  const { showsMarkdown } = server.client;
  const markup = showsMarkdown ? markdown : plaintext;
  const offset = document.offset(params.position);
  const found = document.isConfig ? configHover(document.text, offset, markup) : await hoverInDockerfile();
  if (!found) return null;
  const kind = showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: found.text }, range: document.range(found.range) };

  async function hoverInDockerfile() {
    const [facts, settings] = await Promise.all([server.facts.of(document.uri), server.settings.of(document.uri)]);
    return hover(document.dockerfile, factsFor(settings)(facts), offset, markup);
  }
}
