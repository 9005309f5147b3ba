import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { type Fold, folds } from '../../features/presentation/folding.ts';
import type { Request } from '../method.ts';

const KINDS: Readonly<Partial<Record<Fold['kind'], FoldingRangeKind>>> = {
  stage: FoldingRangeKind.Region,
  comment: FoldingRangeKind.Comment,
};

/** The answer to `textDocument/foldingRange`: whole lines, no more of them than the client wants. Stages are regions. */
export function foldingRanges({ document, server }: Request<FoldingRangeParams>): FoldingRange[] {
  const { lines } = document;
  return folds(document.dockerfile)
    .slice(0, server.client.mostFolds)
    .map(({ kind, range }) => {
      const shown = KINDS[kind];
      return {
        startLine: lines.lineOf(range.start),
        endLine: lines.lineOf(range.end),
        ...(shown && { kind: shown }),
      };
    });
}
