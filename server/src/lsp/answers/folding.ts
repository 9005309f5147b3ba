import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { folds } from '../../features/folding.ts';
import type { Request } from '../method.ts';

/** The answer to `textDocument/foldingRange`: whole lines, no more of them than the client wants. */
export function foldingRanges({ document, server }: Request<FoldingRangeParams>): FoldingRange[] {
  const { lines } = document;
  return folds(document.dockerfile)
    .slice(0, server.client.mostFolds)
    .map(({ kind, range }) => ({
      startLine: lines.lineOf(range.start),
      endLine: lines.lineOf(range.end),
      ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
    }));
}
