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
import type { Feature } from '../feature.ts';
import { documentMethod, method, type Request } from '../method.ts';
import { isPosition } from '../params.ts';
import { completionTexts, proposals, resolveCompletion } from './proposals.ts';

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
function completions(request: Request<CompletionParams>): CompletionItem[] | Promise<CompletionList | null> {
  if (request.document.kind === 'dockerfile') return proposals(request);
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
