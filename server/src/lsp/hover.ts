import { type HoverParams, type Hover as LspHover, MarkupKind } from 'vscode-languageserver';
import { hover } from '../features/hover.ts';
import { markdown, plaintext } from '../features/markup.ts';
import { withNames } from '../workspace/workspace.ts';
import type { Request } from './method.ts';

/** The answer to `textDocument/hover`, in Markdown where the client shows that. */
export async function hoverAt({ document, params, server }: Request<HoverParams>): Promise<LspHover | null> {
  const { showsMarkdown } = server.client;
  const [facts, { buildContexts }] = await Promise.all([
    server.facts.of(document.uri),
    server.settings.of(document.uri),
  ]);
  const workspace = withNames(facts, buildContexts);
  const markup = showsMarkdown ? markdown : plaintext;
  const found = hover(document.dockerfile, workspace, document.offset(params.position), markup);
  if (!found) return null;
  const kind = showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: found.text }, range: document.range(found.range) };
}
