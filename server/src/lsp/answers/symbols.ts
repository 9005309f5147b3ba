import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  DocumentSymbolRequest,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { type OutlineItem, outline } from '../../features/presentation/outline.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request, workspaceAround } from '../method.ts';

/** The outline. */
export const symbolFeature: Feature = {
  offers: () => ({ documentSymbolProvider: { label: 'Dockerfile Stages' } }),
  methods: [dockerfileMethod(DocumentSymbolRequest.type, {}, [], documentSymbols, { anySize: true })],
};

const KINDS: Readonly<Record<string, SymbolKind>> = {
  ADD: SymbolKind.File,
  ARG: SymbolKind.Constant,
  CMD: SymbolKind.Event,
  COPY: SymbolKind.File,
  ENTRYPOINT: SymbolKind.Event,
  ENV: SymbolKind.Variable,
  EXPOSE: SymbolKind.Interface,
  LABEL: SymbolKind.String,
  RUN: SymbolKind.Function,
};

const kindOf = ({ kind, name }: OutlineItem): SymbolKind =>
  kind === 'stage' ? SymbolKind.Class : (KINDS[name] ?? SymbolKind.Property);

/** The answer to `textDocument/documentSymbol`: the outline, flat for clients that do not nest it. */
async function documentSymbols(
  request: Request<DocumentSymbolParams>,
): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const { document, server } = request;
  const items = outline(document.dockerfile, await workspaceAround(request));
  return server.client.capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport
    ? items.map((item) => nested(document, item))
    : items.flatMap((item) => flat(document, item));
}

const nested = (document: OpenDocument, item: OutlineItem): DocumentSymbol => ({
  name: item.name,
  detail: item.detail,
  kind: kindOf(item),
  range: document.range(item.range),
  selectionRange: document.range(item.selection),
  children: item.children.map((child) => nested(document, child)),
});

function flat(document: OpenDocument, item: OutlineItem, containerName?: string): SymbolInformation[] {
  const location = { uri: document.uri, range: document.range(item.range) };
  const own = { name: item.name, kind: kindOf(item), location, ...(containerName !== undefined && { containerName }) };
  return [own, ...item.children.flatMap((child) => flat(document, child, item.name))];
}
