import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver';
import { type Completion, configCompletions } from '../../features/config/completion.ts';
import type { Request } from '../method.ts';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  rule: CompletionItemKind.Class,
  value: CompletionItemKind.EnumMember,
};

/** The answer to `textDocument/completion`: what may be written in a file that says what the project wants. */
export function completions({ document, params, server }: Request<CompletionParams>): CompletionItem[] {
  if (!document.isConfig) return [];
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
