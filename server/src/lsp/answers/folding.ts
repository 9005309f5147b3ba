import {
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  FoldingRangeRequest,
} from 'vscode-languageserver';
import { type Fold, folds } from '../../features/presentation/folding.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request } from '../method.ts';

/** Stages, instructions, heredocs and comments to fold. */
export const foldingFeature: Feature = {
  offers: () => ({ foldingRangeProvider: true }),
  methods: [dockerfileMethod(FoldingRangeRequest.type, {}, [], foldingRanges, { anySize: true })],
};

const KINDS: Readonly<Partial<Record<Fold['kind'], FoldingRangeKind>>> = {
  stage: FoldingRangeKind.Region,
  comment: FoldingRangeKind.Comment,
};

/** The answer to `textDocument/foldingRange`: whole lines, no more of them than the client wants. Stages are regions. */
function foldingRanges({ document, server }: Request<FoldingRangeParams>): FoldingRange[] {
  const { lines } = document;
  const most = server.client.capabilities.textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
  return folds(document.dockerfile)
    .slice(0, most)
    .map(({ kind, range }) => {
      const shown = KINDS[kind];
      return {
        startLine: lines.lineOf(range.start),
        endLine: lines.lineOf(range.end),
        ...(shown && { kind: shown }),
      };
    });
}
