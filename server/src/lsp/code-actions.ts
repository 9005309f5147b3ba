import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  Command,
  OptionalVersionedTextDocumentIdentifier,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Action } from '../features/action.ts';
import { actionsFor, findingsAt, fixAll } from '../features/code-actions.ts';
import type { Edit } from '../text/edit.ts';
import { FIX_ALL } from './capabilities.ts';
import { type Client, DISABLE_RULE } from './client.ts';
import { toDiagnostic } from './diagnostics.ts';
import type { OpenDocument } from './documents.ts';
import { contentModified, type Request } from './method.ts';

/** When everything is selected, nobody reads a list of everything. */
const MOST_PROBLEMS = 50;

export async function codeActions({ document, params, server }: Request<CodeActionParams>): Promise<CodeAction[]> {
  const checked = await server.problems.of(document.uri);
  if (!checked || !server.client.takesCodeActions) return [];
  if (checked.document !== document) throw contentModified();
  const { findings } = checked;
  const { onFailure } = server.problems;
  const { only } = params.context;
  const actions: CodeAction[] = [];
  const add = (kind: CodeActionKind, action: Action | undefined) => {
    if (action) actions.push(toCodeAction(document, server.client, kind, action));
  };
  if (wants(only, CodeActionKind.QuickFix)) {
    const range = { start: document.offset(params.range.start), end: document.offset(params.range.end) };
    const here = findingsAt(findings, range).slice(0, MOST_PROBLEMS);
    const all = fixAll(here, onFailure) && fixAll(findings, onFailure);
    for (const action of actionsFor(document.dockerfile, here, onFailure, server.client.disablesRules)) {
      add(CodeActionKind.QuickFix, action);
    }
    if (all && all.findings.length > 1) add(CodeActionKind.QuickFix, all);
  }
  // The editor asks for these by name, on saving or in its "Source Action" menu.
  if (only && wants(only, FIX_ALL)) add(FIX_ALL, fixAll(findings, onFailure));
  return actions;
}

/** Whether a kind is asked for: itself, one above it, or no kind in particular. */
const wants = (only: readonly CodeActionKind[] | undefined, kind: CodeActionKind): boolean =>
  !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));

const toCodeAction = (document: OpenDocument, client: Client, kind: CodeActionKind, action: Action): CodeAction => ({
  title: action.title,
  kind,
  diagnostics: action.findings.map((finding) => toDiagnostic(document, finding)),
  ...(action.preferred && { isPreferred: true }),
  ...(action.switchesOff === undefined
    ? { edit: toWorkspaceEdit(document, client, action.edits) }
    : { command: Command.create(action.title, DISABLE_RULE, action.switchesOff, document.uri) }),
});

/** The version goes along, so that an edit for a text that is no more is refused. */
function toWorkspaceEdit(document: OpenDocument, client: Client, edits: readonly Edit[]): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits = edits.map(({ range, newText }): TextEdit => ({ range: document.range(range), newText }));
  if (!client.versionsEdits) return { changes: { [uri]: textEdits } };
  const identifier = OptionalVersionedTextDocumentIdentifier.create(uri, version);
  return { documentChanges: [TextDocumentEdit.create(identifier, textEdits)] };
}
