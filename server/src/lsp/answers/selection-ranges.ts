import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../features/presentation/selection-ranges.ts';
import type { Request } from '../method.ts';

/** The answer to `textDocument/selectionRange`: for each place the smallest range, which holds the next larger one. */
export function selectionRangesAt({ document, params }: Request<SelectionRangeParams>): SelectionRange[] {
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
