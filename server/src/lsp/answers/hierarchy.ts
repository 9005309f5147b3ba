import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  SymbolKind,
  type TypeHierarchyItem,
  type TypeHierarchyPrepareParams,
  type TypeHierarchySubtypesParams,
  type TypeHierarchySupertypesParams,
} from 'vscode-languageserver';
import { basedOn, basesOf, type HierarchyItem, itemsAt, takenBy, takersOf } from '../../features/symbols/hierarchy.ts';
import type { OpenDocument } from '../documents.ts';
import { contentModified, invalidParams, type Request, type Server } from '../method.ts';
import { hasShape, isNumber } from '../params.ts';

/** The answer to `textDocument/prepareCallHierarchy`, and to `textDocument/prepareTypeHierarchy`: the stage or image at a position. */
export const prepareHierarchy = ({
  document,
  params,
}: Request<CallHierarchyPrepareParams | TypeHierarchyPrepareParams>): (CallHierarchyItem & TypeHierarchyItem)[] =>
  itemsAt(document.dockerfile, document.offset(params.position)).map((item) => toItem(document, item));

/** The answer to `callHierarchy/incomingCalls`: who takes from a stage or an image, and where. */
export async function incomingCalls(
  { item }: CallHierarchyIncomingCallsParams,
  server: Server,
): Promise<CallHierarchyIncomingCall[]> {
  const { document, offset } = await placeOf(item, server);
  return takersOf(document.dockerfile, offset).map((taking) => ({
    from: toItem(document, taking.item),
    fromRanges: taking.places.map((place) => document.range(place)),
  }));
}

/** The answer to `callHierarchy/outgoingCalls`: what a stage takes, and where. */
export async function outgoingCalls(
  { item }: CallHierarchyOutgoingCallsParams,
  server: Server,
): Promise<CallHierarchyOutgoingCall[]> {
  const { document, offset } = await placeOf(item, server);
  return takenBy(document.dockerfile, offset).map((taking) => ({
    to: toItem(document, taking.item),
    fromRanges: taking.places.map((place) => document.range(place)),
  }));
}

/** The answer to `typeHierarchy/supertypes`: what a stage is based on. */
export async function supertypes(
  { item }: TypeHierarchySupertypesParams,
  server: Server,
): Promise<TypeHierarchyItem[]> {
  const { document, offset } = await placeOf(item, server);
  return basesOf(document.dockerfile, offset).map((base) => toItem(document, base));
}

/** The answer to `typeHierarchy/subtypes`: the stages that are based on a stage or an image. */
export async function subtypes({ item }: TypeHierarchySubtypesParams, server: Server): Promise<TypeHierarchyItem[]> {
  const { document, offset } = await placeOf(item, server);
  return basedOn(document.dockerfile, offset).map((stage) => toItem(document, stage));
}

const toItem = (document: OpenDocument, { kind, name, detail, range, selection }: HierarchyItem) => ({
  name,
  kind: kind === 'stage' ? SymbolKind.Class : SymbolKind.Package,
  detail,
  uri: document.uri,
  range: document.range(range),
  selectionRange: document.range(selection),
  data: { version: document.version },
});

/** Where an item is, if the document is still the one it was given for. */
async function placeOf({ uri, selectionRange, data }: CallHierarchyItem | TypeHierarchyItem, { documents }: Server) {
  if (!hasShape(data, { version: isNumber })) throw invalidParams();
  const document = documents.get(uri);
  if (!document || document.isConfig || document.version !== data.version) throw contentModified();
  return { document, offset: document.offset(selectionRange.start) };
}
