import {
  CreateFile,
  OptionalVersionedTextDocumentIdentifier,
  ResourceOperationKind,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { BesideFix } from '../rules/rule.ts';
import { Lines } from '../text/lines.ts';
import { child, parent } from '../workspace/files.ts';
import { IGNORE_FILE } from '../workspace/ignore.ts';
import type { Server } from './method.ts';

/** Puts lines at the end of an ignore file, or makes it; undefined where the client cannot. */
export async function besideEdit(
  documentUri: string,
  { file, lines }: BesideFix,
  { client, documents, facts }: Server,
): Promise<WorkspaceEdit | undefined> {
  const isCommon = file === IGNORE_FILE;
  const folder = (isCommon ? (await facts.of(documentUri)).contextFolder : undefined) ?? parent(documentUri);
  if (folder === undefined) return undefined;
  const uri = child(folder, file);
  const open = documents.get(uri);
  const text = open?.text ?? (await facts.textOf(uri));
  const can = client.capabilities.workspace?.workspaceEdit;
  const canCreate = can?.documentChanges && can.resourceOperations?.includes(ResourceOperationKind.Create);
  if (text === undefined && !canCreate) return undefined;
  const lineBreak = text?.includes('\r\n') ? '\r\n' : '\n';
  const above = text === undefined || text === '' || text.endsWith('\n') ? '' : lineBreak;
  const end = new Lines(text ?? '').position(text?.length ?? 0);
  const edits = [TextEdit.insert(end, above + lines.map((line) => line + lineBreak).join(''))];
  if (!can?.documentChanges) return { changes: { [uri]: edits } };
  const identifier = OptionalVersionedTextDocumentIdentifier.create(uri, open?.version ?? null);
  const change = TextDocumentEdit.create(identifier, edits);
  return {
    documentChanges: text === undefined ? [CreateFile.create(uri, { ignoreIfExists: true }), change] : [change],
  };
}
