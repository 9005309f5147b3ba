import { type HoverParams, HoverRequest, type Hover as LspHover } from 'vscode-languageserver';
import { configHover } from '../../features/config/hover.ts';
import { ignoreHover, type Weighed } from '../../features/context/ignore-hover.ts';
import { type ContextSource, type Counted, contextSourceAt, describeCounted } from '../../features/context/source.ts';
import { hover } from '../../features/hover/hover.ts';
import type { Markup } from '../../features/markup.ts';
import { contains } from '../../text/range.ts';
import { effectOf, leftOf, sent } from '../../workspace/context-sizes.ts';
import { patternsOf } from '../../workspace/ignore.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { documentMethod, type Request, type Server, workspaceAround } from '../method.ts';
import { isPosition } from '../params.ts';
import { textsIn } from '../texts.ts';
import { targetHover } from './builders/hover.ts';

/** What there is to say of a place. */
export const hoverFeature: Feature = {
  offers: () => ({ hoverProvider: true }),
  methods: [documentMethod(HoverRequest.type, { position: isPosition }, null, hoverAt)],
  beside: () => [{ method: HoverRequest.method, kinds: ['config', 'ignore', 'builder'] }],
};

/** The answer to `textDocument/hover`, in Markdown where the client shows that. */
async function hoverAt(request: Request<HoverParams>): Promise<LspHover | null> {
  const { document, params, server } = request;
  const texts = textsIn(server.client.capabilities.textDocument?.hover?.contentFormat);
  if (document.kind === 'builder') return targetHover(request, texts);
  const { markup, content } = texts;
  const offset = document.offset(params.position);
  const found = await foundAt(request, offset, markup);
  return found ? { contents: content(found.text), range: document.range(found.range) } : null;
}

async function foundAt(request: Request<HoverParams>, offset: number, markup: Markup) {
  const { document, server } = request;
  switch (document.kind) {
    case 'config':
      return configHover(document.text, offset, markup);
    case 'ignore': {
      const line = document.ignore.lines.findIndex(({ range }) => contains(range, offset));
      return line < 0 ? undefined : ignoreHover(document.ignore, offset, await weigh(document, line, server), markup);
    }
    case 'dockerfile': {
      const workspace = await workspaceAround(request);
      const source = contextSourceAt(document.dockerfile, workspace, offset);
      const counted = source && describeCounted(await count(source, workspace, server), workspace, source, markup);
      return hover(document.dockerfile, workspace, offset, markup, counted);
    }
    default:
      return undefined;
  }
}

/** What is known after a short while of the files that are copied. */
async function count(
  { folder, path, fits }: ContextSource,
  { ignore }: Workspace,
  { trees }: Server,
): Promise<Counted> {
  const patterns = ignore?.patterns ?? [];
  const key = JSON.stringify([path, ignore?.name, ...patterns.map(({ text, exception }) => [text, exception])]);
  const { tree, isDone } = await trees.look(folder, key, sent(patterns, path, fits));
  if (!isDone) return { kind: 'counting', seen: tree.count };
  return { kind: 'known', left: leftOf(tree.root, patterns, path, fits), tellsSizes: tree.tellsSizes };
}

/** What is known after a short while of the files that a line of an ignore file is about. */
async function weigh(
  { uri, ignore }: OpenDocument,
  line: number,
  { facts, trees }: Server,
): Promise<Weighed | undefined> {
  const folder = await facts.contextOfIgnore(uri);
  const patterns = patternsOf(ignore);
  if (folder === undefined || !patterns) return undefined;
  const { tree, isDone } = await trees.all(folder);
  if (!isDone) return { kind: 'counting', seen: tree.count };
  return { kind: 'known', ...effectOf(tree.root, patterns, line), tellsSizes: tree.tellsSizes };
}
