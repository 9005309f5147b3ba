import {
  type DocumentFormattingParams,
  DocumentFormattingRequest,
  type DocumentOnTypeFormattingParams,
  DocumentOnTypeFormattingRequest,
  type DocumentRangeFormattingParams,
  DocumentRangeFormattingRequest,
  type FormattingOptions,
  TextEdit,
} from 'vscode-languageserver';
import { formatEdits } from '../../features/presentation/formatting/format.ts';
import { onTypeEdits } from '../../features/presentation/formatting/on-type.ts';
import type { FormatStyle } from '../../features/presentation/formatting/style.ts';
import type { Edit } from '../../text/edit.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request } from '../method.ts';
import { isFormattingOptions, isPosition, isRange } from '../params.ts';

/** The layout of a file, of a part of it, and of the line that is typed. */
export const formattingFeature: Feature = {
  offers: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  }),
  methods: [
    dockerfileMethod(DocumentFormattingRequest.type, { options: isFormattingOptions }, [], formatting),
    dockerfileMethod(
      DocumentRangeFormattingRequest.type,
      { range: isRange, options: isFormattingOptions },
      [],
      rangeFormatting,
    ),
    dockerfileMethod(
      DocumentOnTypeFormattingRequest.type,
      { position: isPosition, options: isFormattingOptions },
      [],
      onTypeFormatting,
    ),
  ],
};

/** The answer to `textDocument/formatting`. */
async function formatting(request: Request<DocumentFormattingParams>): Promise<TextEdit[]> {
  const { document } = request;
  return changes(document, formatEdits(document.dockerfile, await styleOf(request)));
}

/** The answer to `textDocument/rangeFormatting`. */
async function rangeFormatting(request: Request<DocumentRangeFormattingParams>): Promise<TextEdit[]> {
  const { document, params } = request;
  const range = document.span(params.range);
  return changes(document, formatEdits(document.dockerfile, await styleOf(request), range));
}

/** The answer to `textDocument/onTypeFormatting`. */
async function onTypeFormatting(request: Request<DocumentOnTypeFormattingParams>): Promise<TextEdit[]> {
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
