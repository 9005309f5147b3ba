import { type ClientCapabilities, LSPErrorCodes, type Position, type Range } from 'vscode-languageserver';
import { Lines } from '../../server/src/text/lines.ts';
import { FULL, type LspClient, ResponseError } from './lsp-client.ts';

const OPTIONS = { tabSize: 2, insertSpaces: true };

type Question = (position: Position, rest: Range) => object;

const here: Question = (position) => ({ position });
const about = (method: string) => ({ about: method });

/** How each question of the server is put: `here` at every place, `once` in a text, `about` what another one has answered. */
export const QUESTIONS: Readonly<Record<string, Question | 'once' | { readonly about: string }>> = {
  'textDocument/diagnostic': 'once',
  'textDocument/codeAction': (_, range) => ({ range, context: { diagnostics: [] } }),
  'codeAction/resolve': about('textDocument/codeAction'),
  'textDocument/documentSymbol': 'once',
  'textDocument/foldingRange': 'once',
  'textDocument/selectionRange': (position) => ({ positions: [position] }),
  'textDocument/inlayHint': (_, range) => ({ range }),
  'textDocument/formatting': 'once',
  'textDocument/rangeFormatting': (_, range) => ({ range, options: OPTIONS }),
  'textDocument/onTypeFormatting': (position) => ({ position, ch: '\n', options: OPTIONS }),
  'textDocument/semanticTokens/full': 'once',
  'textDocument/semanticTokens/full/delta': 'once',
  'textDocument/semanticTokens/range': (_, range) => ({ range }),
  'textDocument/documentLink': 'once',
  'textDocument/codeLens': 'once',
  'workspace/executeCommand': 'once',
  'dockerfileStages/targets': here,
  'dockerfileStages/focus': 'once',
  'textDocument/completion': here,
  'completionItem/resolve': about('textDocument/completion'),
  'textDocument/hover': here,
  'textDocument/documentHighlight': here,
  'textDocument/signatureHelp': here,
  'textDocument/definition': here,
  'textDocument/references': (position) => ({ position, context: { includeDeclaration: true } }),
  'textDocument/linkedEditingRange': here,
  'textDocument/prepareRename': here,
  'textDocument/prepareCallHierarchy': here,
  'callHierarchy/incomingCalls': about('textDocument/prepareCallHierarchy'),
  'callHierarchy/outgoingCalls': about('textDocument/prepareCallHierarchy'),
  'textDocument/prepareTypeHierarchy': here,
  'typeHierarchy/supertypes': about('textDocument/prepareTypeHierarchy'),
  'typeHierarchy/subtypes': about('textDocument/prepareTypeHierarchy'),
  'workspace/symbol': 'once',
  'textDocument/rename': (position) => ({ position, newName: 'other' }),
};

/** A client that is asked of all of them. */
export const CURIOUS: ClientCapabilities = {
  ...FULL,
  textDocument: {
    ...FULL.textDocument,
    rename: { prepareSupport: true },
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};

/** What a client that has all commands says when it starts. */
export const COMMANDS = {
  initializationOptions: {
    commands: ['focus', 'clearFocus', 'showBuilds', 'disableRule'].map((name) => `dockerfileStages.${name}`),
  },
};

/** What goes with those that are asked once. */
export const onceParams = (uri: string) => ({
  options: OPTIONS,
  query: '',
  target: null,
  previousResultId: '',
  command: 'dockerfileStages.pin',
  arguments: [{ uri, version: 1 }],
});

/** What an answer lists: what can be asked about further. */
export function listed(answer: unknown): readonly object[] {
  const list = (answer as { readonly items?: unknown } | null)?.items ?? answer;
  return Array.isArray(list) ? list : [];
}

/** An answer, and the question. */
export interface Answered {
  readonly method: string;
  readonly answer: unknown;
}

/** What is left out of everything. */
interface Asking {
  /** Every so many offsets are asked about. */
  readonly step: number;
  /** Other parameters of what is asked once. */
  readonly once?: object;
  /** The methods that are asked. */
  readonly only?: (method: string) => boolean;
}

/** Asks everything of an open document, and about all that is answered. A refusal with a reason is an answer, too. */
export async function askEverything(
  client: LspClient,
  uri: string,
  text: string,
  { step, once, only = () => true }: Asking,
): Promise<Answered[]> {
  const lines = new Lines(text);
  const end = lines.position(text.length);
  const places = Array.from({ length: Math.floor(text.length / step) + 1 }, (_, i) => lines.position(i * step));
  const found: Answered[] = [];
  const items = new Map<string, Map<string, object>>();
  const ask = async (method: string, params: object): Promise<void> => {
    try {
      const answer = await client.request(method, { textDocument: { uri }, ...params });
      found.push({ method, answer });
      const known = items.get(method) ?? new Map<string, object>();
      items.set(method, known);
      for (const item of listed(answer))
        known.set(JSON.stringify({ ...item, textEdit: undefined, sortText: undefined }), item);
    } catch (error) {
      if (!(error instanceof ResponseError) || error.code !== LSPErrorCodes.RequestFailed) throw error;
      found.push({ method, answer: error.message });
    }
  };
  const questions = Object.entries(QUESTIONS).filter(([method]) => only(method));
  for (const [method, question] of questions) {
    if (question === 'once') await ask(method, { ...onceParams(uri), ...once });
    else if (typeof question === 'function')
      await Promise.all(places.map((position) => ask(method, question(position, { start: position, end }))));
  }
  for (const [method, question] of questions) {
    if (typeof question !== 'object') continue;
    const all = [...(items.get(question.about)?.values() ?? [])];
    await Promise.all(all.map((item) => ask(method, method.endsWith('/resolve') ? item : { item })));
  }
  return found;
}
