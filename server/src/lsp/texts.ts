import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { type Markup, markdown, plaintext } from '../features/markup.ts';

/** How texts are written for a client. */
export interface Texts {
  readonly markup: Markup;
  /** A text that was written so, as the protocol has it. */
  readonly content: (value: string) => MarkupContent;
}

/** Markdown where it is among the formats that a client takes for such texts, else plain text. */
export function textsIn(formats: readonly MarkupKind[] | undefined): Texts {
  const kind = formats?.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { markup: kind === MarkupKind.Markdown ? markdown : plaintext, content: (value) => ({ kind, value }) };
}
