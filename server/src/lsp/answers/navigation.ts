import type { DefinitionLink, DefinitionParams, Location, ReferenceParams } from 'vscode-languageserver';
import { definition } from '../../features/symbols/definition.ts';
import { references } from '../../features/symbols/references.ts';
import { nameRange } from '../../features/symbols/stage-mentions.ts';
import type { Request } from '../method.ts';

/** The answer to `textDocument/definition`: the stages that the name at a position may mean. */
export function definitions(request: Request<DefinitionParams>): DefinitionLink[] | Location[] {
  const { document, params, server } = request;
  const { uri } = document;
  const found = definition(document.dockerfile, document.offset(params.position));
  if (!found) return [];
  if (!server.client.followsLinks) {
    return found.stages.map((stage): Location => ({ uri, range: document.range(nameRange(stage)) }));
  }
  return found.stages.map(
    (stage): DefinitionLink => ({
      originSelectionRange: document.range(found.origin),
      targetUri: uri,
      targetRange: document.range(stage.range),
      targetSelectionRange: document.range(nameRange(stage)),
    }),
  );
}

/** The answer to `textDocument/references`: the places that mean the stage at a position. */
export function referencesTo({ document, params }: Request<ReferenceParams>): Location[] {
  const offset = document.offset(params.position);
  const ranges = references(document.dockerfile, offset, params.context.includeDeclaration);
  return ranges.map((range) => ({ uri: document.uri, range: document.range(range) }));
}
