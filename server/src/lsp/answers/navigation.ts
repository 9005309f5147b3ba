import {
  type DefinitionLink,
  type DefinitionParams,
  DefinitionRequest,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  DocumentHighlightRequest,
  type Location,
  type ReferenceParams,
  ReferencesRequest,
} from 'vscode-languageserver';
import { originAt } from '../../features/provenance.ts';
import { definition } from '../../features/symbols/definition.ts';
import { references } from '../../features/symbols/references.ts';
import { occurrencesOf, symbolAt } from '../../features/symbols/symbol.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, documentMethod, type Request } from '../method.ts';
import { isPosition, isReferenceContext } from '../params.ts';
import { builtStageDefinitions, builtStageReferences, targetsNaming } from './builders/navigation.ts';

/** From a name to where it is defined, and to all that mean the same. */
export const navigationFeature: Feature = {
  offers: () => ({ definitionProvider: true, referencesProvider: true, documentHighlightProvider: true }),
  methods: [
    documentMethod(DefinitionRequest.type, { position: isPosition }, [], definitions, { anySize: true }),
    documentMethod(ReferencesRequest.type, { position: isPosition, context: isReferenceContext }, [], referencesTo, {
      anySize: true,
    }),
    dockerfileMethod(DocumentHighlightRequest.type, { position: isPosition }, [], highlights, { anySize: true }),
  ],
  beside: () => [
    { method: DefinitionRequest.method, kinds: ['builder'] },
    { method: ReferencesRequest.method, kinds: ['builder'] },
  ],
};

/**
 * The answer to `textDocument/definition`: the stages, ARGs and ENVs that the name at a position may mean; of a path in another stage,
 * what makes it.
 */
function definitions(
  request: Request<DefinitionParams>,
): DefinitionLink[] | Location[] | Promise<DefinitionLink[] | Location[]> {
  const { document, params, server } = request;
  if (document.kind === 'builder') return builtStageDefinitions(request);
  if (document.kind !== 'dockerfile') return [];
  const { uri } = document;
  const offset = document.offset(params.position);
  const found = definition(document.dockerfile, offset) ?? originAt(document.dockerfile, offset);
  if (!found) return [];
  if (!server.client.capabilities.textDocument?.definition?.linkSupport) {
    return found.targets.map(({ selection }): Location => ({ uri, range: document.range(selection) }));
  }
  return found.targets.map(
    ({ range, selection }): DefinitionLink => ({
      originSelectionRange: document.range(found.origin),
      targetUri: uri,
      targetRange: document.range(range),
      targetSelectionRange: document.range(selection),
    }),
  );
}

/** The answer to `textDocument/references`: the places that mean what is named at a position, and those that build a stage by its name. */
async function referencesTo(request: Request<ReferenceParams>): Promise<Location[]> {
  const { document, params, server } = request;
  if (document.kind === 'builder') return builtStageReferences(request);
  if (document.kind !== 'dockerfile') return [];
  const offset = document.offset(params.position);
  const ranges = references(document.dockerfile, offset, params.context.includeDeclaration);
  const own = ranges.map((range) => ({ uri: document.uri, range: document.range(range) }));
  const symbol = symbolAt(document.dockerfile, offset);
  return symbol?.kind === 'stage' ? [...own, ...(await targetsNaming(server, document, symbol.mention.stages))] : own;
}

/** The answer to `textDocument/documentHighlight`: the same, as what writes and what reads. */
function highlights({ document, params }: Request<DocumentHighlightParams>): DocumentHighlight[] {
  const symbol = symbolAt(document.dockerfile, document.offset(params.position));
  if (!symbol) return [];
  return occurrencesOf(document.dockerfile, symbol).map(({ range, defines }) => ({
    range: document.range(range),
    kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
