import type { HoverParams, Hover as LspHover } from 'vscode-languageserver';
import { describeTarget } from '../../../features/builders/hover.ts';
import { type Request, workspaceAround } from '../../method.ts';
import { shownPath } from '../../shown-path.ts';
import type { Texts } from '../../texts.ts';
import { meantAt } from './word.ts';

/** What there is to say of the stages that the target at a position means. */
export async function targetHover(request: Request<HoverParams>, { markup, content }: Texts): Promise<LspHover | null> {
  const { document, server } = request;
  const meant = await meantAt(request);
  if (meant?.word.kind !== 'target' || meant.stages.length === 0) return null;
  const found = meant.stages.map(async ({ file, stage }) => {
    const workspace = await workspaceAround({ document: file, server });
    return { dockerfile: file.dockerfile, workspace, stage, path: shownPath(server.roots(), file.uri) };
  });
  const text = describeTarget(await Promise.all(found), markup);
  return { contents: content(text), range: document.range(meant.word.range) };
}
