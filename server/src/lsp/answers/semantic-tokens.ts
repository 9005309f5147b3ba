import {
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  SemanticTokensDeltaRequest,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver';
import { difference } from '../../features/presentation/tokens/encoded.ts';
import { semanticTokens, tokensWithin, type Wanted } from '../../features/presentation/tokens/semantic-tokens.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../features/presentation/tokens/token.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request, type Server } from '../method.ts';
import { isRange, isString } from '../params.ts';

/** What words mean, for their colours. */
export const semanticTokenFeature: Feature = {
  offers: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      full: { delta: true },
      range: true,
    },
  }),
  methods: [
    dockerfileMethod(SemanticTokensRequest.type, {}, { data: [] }, allTokens),
    dockerfileMethod(SemanticTokensDeltaRequest.type, { previousResultId: isString }, { data: [] }, changedTokens),
    dockerfileMethod(SemanticTokensRangeRequest.type, { range: isRange }, { data: [] }, tokensInRange),
  ],
};

/** Without what the client's own grammar shows as well, where it has one. */
const wantedBy = ({ client }: Server): Wanted =>
  client.capabilities.textDocument?.semanticTokens?.augmentsSyntaxTokens ? 'more' : 'all';

const tokensIn = ({ dockerfile, lines }: OpenDocument, server: Server): Uint32Array =>
  semanticTokens(dockerfile, lines, wantedBy(server));

/** The answer to `textDocument/semanticTokens/full`. */
function allTokens({ document, server }: Request<SemanticTokensParams>): SemanticTokens {
  const tokens = tokensIn(document, server);
  return { resultId: server.lastTokens.keep(document.uri, tokens), data: [...tokens] };
}

/** The answer to `textDocument/semanticTokens/full/delta`: what has changed since what the client has, all where that is long ago. */
function changedTokens(request: Request<SemanticTokensDeltaParams>): SemanticTokens | SemanticTokensDelta {
  const { document, params, server } = request;
  const before = server.lastTokens.of(document.uri, params.previousResultId);
  if (!before) return allTokens(request);
  const tokens = tokensIn(document, server);
  const edit = difference(before, tokens);
  const edits = edit ? [{ ...edit, data: [...edit.data] }] : [];
  return { resultId: server.lastTokens.keep(document.uri, tokens), edits };
}

/** The answer to `textDocument/semanticTokens/range`. */
function tokensInRange({ document, params, server }: Request<SemanticTokensRangeParams>): SemanticTokens {
  return {
    data: [...tokensWithin(document.dockerfile, document.lines, wantedBy(server), document.span(params.range))],
  };
}
