import type { InlayHintParams, InlayHint as LspInlayHint } from 'vscode-languageserver';
import { inlayHints } from '../../features/presentation/inlay-hints.ts';
import type { Request } from '../method.ts';
import { factsFor } from '../settings.ts';

/** The answer to `textDocument/inlayHint`: each hint has one part, which leads to where it comes from. */
export async function inlayHintsIn({ document, params, server }: Request<InlayHintParams>): Promise<LspInlayHint[]> {
  const { uri, dockerfile } = document;
  const [facts, settings] = await Promise.all([server.facts.of(uri), server.settings.of(uri)]);
  const range = { start: document.offset(params.range.start), end: document.offset(params.range.end) };
  return inlayHints(dockerfile, factsFor(settings)(facts), range, settings.inlayHints).map((hint) => ({
    position: document.lines.position(hint.offset),
    label: [{ value: hint.text, ...(hint.target && { location: { uri, range: document.range(hint.target) } }) }],
    tooltip: hint.tooltip,
    paddingLeft: true,
  }));
}
