import { type SelectionRange, type SelectionRangeParams, SelectionRangeRequest } from 'vscode-languageserver';
import { selectionRanges } from '../../features/presentation/selection-ranges.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request } from '../method.ts';
import { isPosition, listOf } from '../params.ts';

/** What a selection grows to. */
export const selectionRangeFeature: Feature = {
  offers: () => ({ selectionRangeProvider: true }),
  methods: [dockerfileMethod(SelectionRangeRequest.type, { positions: listOf(isPosition) }, [], selectionRangesAt)],
};

/** The answer to `textDocument/selectionRange`: for each place the smallest range, which holds the next larger one. */
function selectionRangesAt({ document, params }: Request<SelectionRangeParams>): SelectionRange[] {
  return params.positions.map((position) => {
    const ranges = selectionRanges(document.dockerfile, document.offset(position)).map((range) =>
      document.range(range),
    );
    return ranges.reduceRight<SelectionRange | undefined>(
      (parent, range) => ({ range, ...(parent && { parent }) }),
      undefined,
    )!;
  });
}
