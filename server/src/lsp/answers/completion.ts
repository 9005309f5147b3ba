import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver';
import { type Completion, configCompletions } from '../../features/config/completion.ts';
import type { Request } from '../method.ts';
import { proposals } from './proposals.ts';

export { resolveCompletion } from './proposals.ts';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  rule: CompletionItemKind.Class,
  value: CompletionItemKind.EnumMember,
};

/** Those of the trigger characters that stand in a file of settings: in the ids of rules, and behind their colon. */
const TRIGGERS: ReadonlySet<string | undefined> = new Set(['/', ' ', undefined]);

/** The answer to `textDocument/completion`. */
export function completions(request: Request<CompletionParams>): CompletionItem[] | Promise<CompletionList | null> {
  if (!request.document.isConfig) return proposals(request);
  const { document, params, server } = request;
  const isTyped = params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  if (isTyped && !TRIGGERS.has(params.context?.triggerCharacter)) return [];
  const kind = server.client.showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return configCompletions(document.text, document.offset(params.position)).map((completion) => {
    const { label, detail, about, edit } = completion;
    return {
      label,
      kind: KINDS[completion.kind],
      ...(detail !== undefined && { detail }),
      ...(about !== '' && { documentation: { kind, value: about } }),
      textEdit: TextEdit.replace(document.range(edit.range), edit.newText),
    };
  });
}
