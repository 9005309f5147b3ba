import { type HoverParams, type Hover as LspHover, MarkupKind } from 'vscode-languageserver';
import { hover } from '../features/hover.ts';
import { markdown, plaintext } from '../features/markup.ts';
import type { Request } from './method.ts';

export function hoverAt({ document, params, server }: Request<HoverParams>): LspHover | null {
  const { showsMarkdown } = server.client;
  const found = hover(document.dockerfile, document.offset(params.position), showsMarkdown ? markdown : plaintext);
  if (!found) return null;
  const kind = showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: found.text }, range: document.range(found.range) };
}
