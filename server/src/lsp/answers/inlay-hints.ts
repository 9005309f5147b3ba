import { type InlayHintParams, InlayHintRequest, type InlayHint as LspInlayHint } from 'vscode-languageserver';
import { inlayHints } from '../../features/presentation/inlay-hints.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request, workspaceAround } from '../method.ts';
import { isRange } from '../params.ts';

/** What names and variables stand for, shown behind them. */
export const inlayHintFeature: Feature = {
  offers: () => ({ inlayHintProvider: true }),
  methods: [dockerfileMethod(InlayHintRequest.type, { range: isRange }, [], inlayHintsIn)],
};

/** The answer to `textDocument/inlayHint`: each hint has one part, which leads to where it comes from. */
async function inlayHintsIn(request: Request<InlayHintParams>): Promise<LspInlayHint[]> {
  const { document, params, server } = request;
  const { uri, dockerfile } = document;
  const [workspace, wanted] = await Promise.all([workspaceAround(request), server.settings.of(uri)]);
  const range = document.span(params.range);
  return inlayHints(dockerfile, workspace, range, wanted.inlayHints).map((hint) => ({
    position: document.lines.position(hint.offset),
    label: [{ value: hint.text, ...(hint.target && { location: { uri, range: document.range(hint.target) } }) }],
    tooltip: hint.tooltip,
    paddingLeft: true,
  }));
}
