import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import { documentMethod, type Request } from '../method.ts';
import { diagnosticsOf } from '../to-diagnostic.ts';

const OPTIONS = { identifier: 'dockerfile-stages', interFileDependencies: true, workspaceDiagnostics: false };

/** The problems, for clients that ask for them (`lsp/push.ts` is for the others). */
export const diagnosticFeature: Feature = {
  offers: ({ pullsDiagnostics }) => (pullsDiagnostics ? { diagnosticProvider: OPTIONS } : {}),
  methods: [
    documentMethod(DocumentDiagnosticRequest.type, {}, { kind: 'full', items: [] }, pullDiagnostics, {
      latest: true,
      anySize: true,
    }),
  ],
  beside: () => [
    { method: DocumentDiagnosticRequest.method, kinds: ['config', 'ignore', 'builder'], options: OPTIONS },
  ],
};

/** The answer to `textDocument/diagnostic`; `unchanged` when the client has this very result. */
async function pullDiagnostics(request: Request<DocumentDiagnosticParams>): Promise<DocumentDiagnosticReport> {
  const { document, params, server } = request;
  const checked = await server.problems.of(document.uri);
  if (!checked) return { kind: 'full', items: [] };
  const resultId = checked.id;
  if (params.previousResultId === resultId) return { kind: 'unchanged', resultId };
  return { kind: 'full', resultId, items: diagnosticsOf(checked) };
}
