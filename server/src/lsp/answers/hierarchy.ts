import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  CallHierarchyOutgoingCallsRequest,
  type CallHierarchyPrepareParams,
  CallHierarchyPrepareRequest,
  SymbolKind,
  type TypeHierarchyItem,
  type TypeHierarchyPrepareParams,
  TypeHierarchyPrepareRequest,
  type TypeHierarchySubtypesParams,
  TypeHierarchySubtypesRequest,
  type TypeHierarchySupertypesParams,
  TypeHierarchySupertypesRequest,
} from 'vscode-languageserver';
import { basedOn, basesOf, type HierarchyItem, itemsAt, takenBy, takersOf } from '../../features/symbols/hierarchy.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { contentModified, dockerfileMethod, invalidParams, method, type Request, type Server } from '../method.ts';
import { hasShape, isHierarchyItem, isNumber, isPosition } from '../params.ts';

/** Who takes from whom, and who is based on whom. */
export const hierarchyFeature: Feature = {
  offers: () => ({ callHierarchyProvider: true, typeHierarchyProvider: true }),
  methods: [
    dockerfileMethod(CallHierarchyPrepareRequest.type, { position: isPosition }, [], prepareHierarchy, {
      anySize: true,
    }),
    method(CallHierarchyIncomingCallsRequest.type, { item: isHierarchyItem }, incomingCalls),
    method(CallHierarchyOutgoingCallsRequest.type, { item: isHierarchyItem }, outgoingCalls),
    dockerfileMethod(TypeHierarchyPrepareRequest.type, { position: isPosition }, [], prepareHierarchy, {
      anySize: true,
    }),
    method(TypeHierarchySupertypesRequest.type, { item: isHierarchyItem }, supertypes),
    method(TypeHierarchySubtypesRequest.type, { item: isHierarchyItem }, subtypes),
  ],
};

/** The answer to `textDocument/prepareCallHierarchy`, and to `textDocument/prepareTypeHierarchy`: the stage or image at a position. */
function prepareHierarchy({
  document,
  params,
}: Request<CallHierarchyPrepareParams | TypeHierarchyPrepareParams>): (CallHierarchyItem & TypeHierarchyItem)[] {
  return itemsAt(document.dockerfile, document.offset(params.position)).map((item) => toItem(document, item));
}

/** The answer to `callHierarchy/incomingCalls`: who takes from a stage or an image, and where. */
async function incomingCalls(
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
async function outgoingCalls(
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
async function supertypes({ item }: TypeHierarchySupertypesParams, server: Server): Promise<TypeHierarchyItem[]> {
  const { document, offset } = await placeOf(item, server);
  return basesOf(document.dockerfile, offset).map((base) => toItem(document, base));
}

/** The answer to `typeHierarchy/subtypes`: the stages that are based on a stage or an image. */
async function subtypes({ item }: TypeHierarchySubtypesParams, server: Server): Promise<TypeHierarchyItem[]> {
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
  if (document?.kind !== 'dockerfile' || document.version !== data.version) throw contentModified();
  return { document, offset: document.offset(selectionRange.start) };
}
