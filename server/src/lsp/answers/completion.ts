import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  TextEdit,
} from 'vscode-languageserver';
import { TRIGGER_CHARACTERS } from '../../features/completion/triggers.ts';
import { type Completion, configCompletions } from '../../features/config/completion.ts';
import { writtenNameAt } from '../../features/context/ignore-completion.ts';
import type { Feature } from '../feature.ts';
import { documentMethod, method, type Request } from '../method.ts';
import { isPosition } from '../params.ts';
import { targetCompletions } from './builders/completion.ts';
import { completionTexts, proposals, resolveCompletion } from './proposals.ts';

/** What a target is written behind. */
const BUILDER_TRIGGERS: readonly string[] = [' ', '=', '"', "'"];

/** What may be written. */
export const completionFeature: Feature = {
  offers: () => ({ completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS], resolveProvider: true } }),
  methods: [
    documentMethod(CompletionRequest.type, { position: isPosition }, [], completions),
    method(CompletionResolveRequest.type, {}, resolveCompletion),
  ],
  beside: () => [
    {
      method: CompletionRequest.method,
      kinds: ['config'],
      options: { triggerCharacters: ['/', ' '], resolveProvider: false },
    },
    {
      method: CompletionRequest.method,
      kinds: ['ignore'],
      options: { triggerCharacters: ['/', '!'], resolveProvider: false },
    },
    {
      method: CompletionRequest.method,
      kinds: ['builder'],
      options: { triggerCharacters: [...BUILDER_TRIGGERS], resolveProvider: true },
    },
  ],
};

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  rule: CompletionItemKind.Class,
  value: CompletionItemKind.EnumMember,
};

/** Those of the trigger characters that stand in a file of settings: in the ids of rules, and behind their colon. */
const TRIGGERS: ReadonlySet<string | undefined> = new Set(['/', ' ', undefined]);

/** The answer to `textDocument/completion`. */
function completions(
  request: Request<CompletionParams>,
): CompletionItem[] | Promise<CompletionItem[] | CompletionList | null> {
  if (request.document.kind === 'dockerfile') return proposals(request);
  if (request.document.kind === 'ignore') return pathsOfContext(request);
  if (request.document.kind === 'builder') return targetCompletions(request);
  if (request.document.kind !== 'config') return [];
  const { document, params, server } = request;
  const isTyped = params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  if (isTyped && !TRIGGERS.has(params.context?.triggerCharacter)) return [];
  const { content } = completionTexts(server.client);
  return configCompletions(document.text, document.offset(params.position)).map((completion) => {
    const { label, detail, about, edit } = completion;
    return {
      label,
      kind: KINDS[completion.kind],
      ...(detail !== undefined && { detail }),
      ...(about !== '' && { documentation: content(about) }),
      textEdit: TextEdit.replace(document.range(edit.range), edit.newText),
    };
  });
}

/** What lies in the build context of an ignore file where a name is being written. */
async function pathsOfContext({ document, params, server }: Request<CompletionParams>): Promise<CompletionItem[]> {
  const written = writtenNameAt(document.text, document.offset(params.position));
  if (!written) return [];
  const range = document.range(written.range);
  const names = await server.facts.namesForIgnore(document.uri, written.folder);
  return names
    .filter((name) => !/[*?[\]\\]/.test(name))
    .map((name) => ({
      label: name,
      kind: name.endsWith('/') ? CompletionItemKind.Folder : CompletionItemKind.File,
      textEdit: TextEdit.replace(range, name),
    }));
}
