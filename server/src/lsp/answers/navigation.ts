import {
  type DefinitionLink,
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from 'vscode-languageserver';
import { originAt } from '../../features/provenance.ts';
import { definition } from '../../features/symbols/definition.ts';
import { references } from '../../features/symbols/references.ts';
import { occurrencesOf, symbolAt } from '../../features/symbols/symbol.ts';
import type { Request } from '../method.ts';

/**
 * The answer to `textDocument/definition`: the stages, ARGs and ENVs that the name at a position may mean; of a path in another stage,
 * what makes it.
 */
export function definitions(request: Request<DefinitionParams>): DefinitionLink[] | Location[] {
  const { document, params, server } = request;
  const { uri } = document;
  const offset = document.offset(params.position);
  const found = definition(document.dockerfile, offset) ?? originAt(document.dockerfile, offset);
  if (!found) return [];
  if (!server.client.followsLinks) {
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

/** The answer to `textDocument/references`: the places that mean what is named at a position. */
export function referencesTo({ document, params }: Request<ReferenceParams>): Location[] {
  const offset = document.offset(params.position);
  const ranges = references(document.dockerfile, offset, params.context.includeDeclaration);
  return ranges.map((range) => ({ uri: document.uri, range: document.range(range) }));
}

/** The answer to `textDocument/documentHighlight`: the same, as what writes and what reads. */
export function highlights({ document, params }: Request<DocumentHighlightParams>): DocumentHighlight[] {
  const symbol = symbolAt(document.dockerfile, document.offset(params.position));
  if (!symbol) return [];
  return occurrencesOf(document.dockerfile, symbol).map(({ range, defines }) => ({
    range: document.range(range),
    kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
