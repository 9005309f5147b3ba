import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ClientCapabilities, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { FULL, LspClient } from '../../test/support/lsp-client.ts';
import { temporaryFolder } from '../lib/cleanup.ts';
import { type Question, read } from './question.ts';

/** How a server did with a question. */
export type Outcome = 'right' | 'wrong' | 'nothing';

/** What VS Code tells of itself to servers that would not offer a thing otherwise. */
const CAPABILITIES: ClientCapabilities = {
  ...FULL,
  workspace: { ...FULL.workspace, codeLens: { refreshSupport: true }, symbol: {}, applyEdit: true },
  textDocument: {
    ...FULL.textDocument,
    codeAction: {
      ...FULL.textDocument!.codeAction,
      codeActionLiteralSupport: { codeActionKind: { valueSet: Object.values(CodeActionKind) } },
    },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
    signatureHelp: { signatureInformation: { documentationFormat: ['markdown', 'plaintext'] } },
    rename: { prepareSupport: true },
    formatting: {},
    foldingRange: { rangeLimit: 5000 },
    documentLink: { tooltipSupport: true },
    codeLens: {},
    inlayHint: {},
    selectionRange: {},
    linkedEditingRange: {},
    callHierarchy: {},
    typeHierarchy: {},
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: ['keyword', 'comment', 'parameter', 'property', 'namespace', 'class', 'macro', 'string', 'variable'],
      tokenModifiers: ['declaration', 'definition', 'deprecated'],
      formats: ['relative'],
    },
  },
};

const COMMANDS = ['dockerfileStages.disableRule', 'dockerfileStages.focus', 'dockerfileStages.clearFocus'];

/** Puts questions to a server, ours or another program, and tells how it did, in their order. */
export async function askAll(questions: readonly Question[], server?: string): Promise<readonly Outcome[]> {
  const { folder, remove } = await temporaryFolder('compare');
  const ends: (() => void)[] = [];
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start(
    { after: (end) => ends.push(end as () => void) },
    {
      capabilities: CAPABILITIES,
      ...(server !== undefined && { server }),
      initialize: {
        workspaceFolders: [{ uri: root, name: 'compare' }],
        rootUri: root,
        initializationOptions: { commands: COMMANDS },
      },
    },
  );
  // Nothing is set, so that each has its own defaults.
  client.settings = null;
  try {
    const outcomes: Outcome[] = [];
    for (const [i, question] of questions.entries()) {
      const own = path.join(folder, String(i));
      outcomes.push(await put(question, client, own));
    }
    return outcomes;
  } finally {
    for (const end of ends) end();
    await remove();
  }
}

async function put(
  question: Question,
  client: LspClient & { readonly hello: object },
  folder: string,
): Promise<Outcome> {
  const { text, cursor, marks } = read(question);
  for (const [name, content] of Object.entries({ Dockerfile: text, ...question.files })) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const uri = pathToFileURL(path.join(folder, 'Dockerfile')).href;
  const pulls = 'capabilities' in client.hello && 'diagnosticProvider' in (client.hello.capabilities as object);
  let answered = false;
  const request = async <R>(method: string, params: object = {}): Promise<R> => {
    const answer = await client.request<R>(method, { textDocument: { uri }, ...params });
    answered ||= isSomething(answer);
    return answer;
  };
  const pushed = () =>
    client
      .next<{ uri: string; diagnostics: readonly Diagnostic[] }>(
        'textDocument/publishDiagnostics',
        (sent) => sent.uri === uri,
      )
      .then(({ diagnostics }) => diagnostics);
  const diagnostics = async () => {
    const found = await (pulls ? client.diagnostics(uri) : pushed());
    answered ||= found.length > 0;
    return found;
  };
  client.open(uri, text);
  try {
    const isRight = await question.isRight({ text, uri, cursor, marks, request, diagnostics });
    return isRight ? 'right' : answered ? 'wrong' : 'nothing';
  } catch {
    // It has no such answer, or what came is of no use to the one who asked.
    return answered ? 'wrong' : 'nothing';
  } finally {
    client.notify('textDocument/didClose', { textDocument: { uri } });
  }
}

const isSomething = (answer: unknown): boolean =>
  answer !== null && answer !== undefined && !(Array.isArray(answer) && answer.length === 0);
