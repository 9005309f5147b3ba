import {
  type DocumentFormattingParams,
  type DocumentOnTypeFormattingParams,
  type DocumentRangeFormattingParams,
  type FormattingOptions,
  TextEdit,
} from 'vscode-languageserver';
import { formatEdits } from '../../features/presentation/formatting/format.ts';
import { onTypeEdits } from '../../features/presentation/formatting/on-type.ts';
import type { FormatStyle } from '../../features/presentation/formatting/style.ts';
import type { Edit } from '../../text/edit.ts';
import type { OpenDocument } from '../documents.ts';
import type { Request } from '../method.ts';

/** The answer to `textDocument/formatting`. */
export async function formatting(request: Request<DocumentFormattingParams>): Promise<TextEdit[]> {
  const { document } = request;
  return changes(document, formatEdits(document.dockerfile, await styleOf(request)));
}

/** The answer to `textDocument/rangeFormatting`. */
export async function rangeFormatting(request: Request<DocumentRangeFormattingParams>): Promise<TextEdit[]> {
  const { document, params } = request;
  const range = { start: document.offset(params.range.start), end: document.offset(params.range.end) };
  return changes(document, formatEdits(document.dockerfile, await styleOf(request), range));
}

/** The answer to `textDocument/onTypeFormatting`. */
export async function onTypeFormatting(request: Request<DocumentOnTypeFormattingParams>): Promise<TextEdit[]> {
  const { document, params } = request;
  return changes(document, onTypeEdits(document.dockerfile, document.offset(params.position), await styleOf(request)));
}

const MOST_COLUMNS = 16;

async function styleOf({ document, params, server }: Request<{ readonly options: FormattingOptions }>) {
  const { tabSize, insertSpaces, trimTrailingWhitespace, insertFinalNewline, trimFinalNewlines } = params.options;
  const { keywords } = (await server.settings.of(document.uri)).formatting;
  return {
    tabSize: Math.min(Math.max(tabSize, 1), MOST_COLUMNS),
    insertSpaces,
    trimTrailingWhitespace,
    insertFinalNewline,
    trimFinalNewlines,
    keywords,
  } satisfies FormatStyle;
}

const changes = (document: OpenDocument, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ range, newText }) => TextEdit.replace(document.range(range), newText));
