import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { difference } from '../../features/presentation/tokens/encoded.ts';
import { semanticTokens, tokensWithin, type Wanted } from '../../features/presentation/tokens/semantic-tokens.ts';
import type { OpenDocument } from '../documents.ts';
import type { Request, Server } from '../method.ts';

/** Without what the client's own grammar shows as well, where it has one. */
const wantedBy = ({ client }: Server): Wanted => (client.augmentsTokens ? 'more' : 'all');

const tokensIn = ({ dockerfile, lines }: OpenDocument, server: Server): Uint32Array =>
  semanticTokens(dockerfile, lines, wantedBy(server));

/** The answer to `textDocument/semanticTokens/full`. */
export function allTokens({ document, server }: Request<SemanticTokensParams>): SemanticTokens {
  const tokens = tokensIn(document, server);
  return { resultId: server.lastTokens.keep(document.uri, tokens), data: [...tokens] };
}

/** The answer to `textDocument/semanticTokens/full/delta`: what has changed since what the client has, all where that is long ago. */
export function changedTokens(request: Request<SemanticTokensDeltaParams>): SemanticTokens | SemanticTokensDelta {
  const { document, params, server } = request;
  const before = server.lastTokens.of(document.uri, params.previousResultId);
  if (!before) return allTokens(request);
  const tokens = tokensIn(document, server);
  const edit = difference(before, tokens);
  const edits = edit ? [{ ...edit, data: [...edit.data] }] : [];
  return { resultId: server.lastTokens.keep(document.uri, tokens), edits };
}

/** The answer to `textDocument/semanticTokens/range`. */
export function tokensInRange({ document, params, server }: Request<SemanticTokensRangeParams>): SemanticTokens {
  const range = { start: document.offset(params.range.start), end: document.offset(params.range.end) };
  return { data: [...tokensWithin(document.dockerfile, document.lines, wantedBy(server), range)] };
}
