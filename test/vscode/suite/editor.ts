import {
  type CodeAction,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  Location,
  type LocationLink,
  languages,
  type Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { unmark } from '../../support/fixture.ts';

/** Opens a file of the workspace in an editor. */
export async function openFile(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** Opens a new Dockerfile that has no file; the marks `[|…|]` of the text become ranges. */
export async function openText(marked: string): Promise<{ document: TextDocument; ranges: Range[] }> {
  const { text, ranges } = unmark(marked);
  const document = await workspace.openTextDocument({ language: 'dockerfile', content: text });
  await window.showTextDocument(document, { preview: false });
  const at = (offset: number) => document.positionAt(offset);
  return { document, ranges: ranges.map(({ start, end }) => new Range(at(start), at(end))) };
}

/** The problems of a document, as soon as they are as wished for. */
export function problemsOf(document: TextDocument, wish: (problems: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const problems = languages.getDiagnostics(document.uri);
      if (wish(problems)) done(() => resolve(problems));
    };
    const done = (settle: () => void) => {
      clearTimeout(patience);
      listener.dispose();
      settle();
    };
    const listener = languages.onDidChangeDiagnostics(look);
    const patience = setTimeout(() => {
      const seen = languages
        .getDiagnostics(document.uri)
        .map((problem) => `${idOf(problem)} on "${textOf(document, problem)}"`);
      done(() => reject(new Error(`The problems stayed: ${seen.join(', ') || 'none'}`)));
    }, 10_000);
    look();
  });
}

/** The rule that found a problem. Its code is a link to the documentation. */
export function idOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export const textOf = (document: TextDocument, { range }: { range: Range }): string => document.getText(range);

export async function fixesAt(document: TextDocument, range: Range, kind: string): Promise<CodeAction[]> {
  const all = Number.MAX_SAFE_INTEGER;
  return commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind, all);
}

export async function apply(action: CodeAction | undefined): Promise<void> {
  if (!action?.edit) throw new Error('there is no such action, or it edits nothing');
  if (!(await workspace.applyEdit(action.edit))) throw new Error(`"${action.title}" was refused`);
}

export const outlineOf = ({ uri }: TextDocument): Thenable<DocumentSymbol[]> =>
  commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);

export async function hoverAt({ uri }: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, position);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** Where `definition` or `reference` of a place leads to. */
export async function placesOf(what: 'definition' | 'reference', document: TextDocument, position: Position) {
  const command = what === 'definition' ? 'vscode.executeDefinitionProvider' : 'vscode.executeReferenceProvider';
  const found = await commands.executeCommand<(Location | LocationLink)[]>(command, document.uri, position);
  return found
    .map((place) => (place instanceof Location ? place.range : (place.targetSelectionRange ?? place.targetRange)))
    .sort((a, b) => a.start.compareTo(b.start));
}
