import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver';
import { linkedPlaces } from '../../features/symbols/linked-editing.ts';
import type { Request } from '../method.ts';

/** The answer to `textDocument/linkedEditingRange`: the places that are typed in together. */
export function linkedEditing({ document, params }: Request<LinkedEditingRangeParams>): LinkedEditingRanges | null {
  const found = linkedPlaces(document.dockerfile, document.offset(params.position));
  return found ? { ranges: found.ranges.map((range) => document.range(range)), wordPattern: found.pattern } : null;
}
