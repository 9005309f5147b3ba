import {
  OptionalVersionedTextDocumentIdentifier,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Edit } from '../text/edit.ts';
import type { Client } from './client.ts';
import type { OpenDocument } from './documents.ts';

/** Edits of a document for a client. The version goes along, so that an edit for a text that is no more is refused. */
export function toWorkspaceEdit(document: OpenDocument, client: Client, edits: readonly Edit[]): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits = edits.map(({ range, newText }): TextEdit => ({ range: document.range(range), newText }));
  if (!client.capabilities.workspace?.workspaceEdit?.documentChanges) return { changes: { [uri]: textEdits } };
  const identifier = OptionalVersionedTextDocumentIdentifier.create(uri, version);
  return { documentChanges: [TextDocumentEdit.create(identifier, textEdits)] };
}
