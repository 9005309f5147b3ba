import {
  type LinkedEditingRangeParams,
  LinkedEditingRangeRequest,
  type LinkedEditingRanges,
} from 'vscode-languageserver';
import { linkedPlaces } from '../../features/symbols/linked-editing.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request } from '../method.ts';
import { isPosition } from '../params.ts';

/** Names that are typed in together. */
export const linkedEditingFeature: Feature = {
  offers: () => ({ linkedEditingRangeProvider: true }),
  methods: [dockerfileMethod(LinkedEditingRangeRequest.type, { position: isPosition }, null, linkedEditing)],
};

/** The answer to `textDocument/linkedEditingRange`: the places that are typed in together. */
function linkedEditing({ document, params }: Request<LinkedEditingRangeParams>): LinkedEditingRanges | null {
  const found = linkedPlaces(document.dockerfile, document.offset(params.position));
  return found ? { ranges: found.ranges.map((range) => document.range(range)), wordPattern: found.pattern } : null;
}
