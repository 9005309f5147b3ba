import assert from 'node:assert/strict';
import {
  type CodeLens,
  type CompletionList,
  commands,
  type Diagnostic,
  type LocationLink,
  type Position,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import { hoverAt, idOf, openFile, problemsOf } from './editor.ts';

/** The place behind some text of a file. */
const behind = (document: TextDocument, text: string): Position =>
  document.positionAt(document.getText().indexOf(text) + text.length);

const nameOf = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1);

describe('the files that start builds', () => {
  it('lead to the stage that they name as a target', async () => {
    const compose = await openFile('compose.yaml');
    const links = await commands.executeCommand<LocationLink[]>(
      'vscode.executeDefinitionProvider',
      compose.uri,
      behind(compose, 'target: run'),
    );
    const found = links.map(({ targetUri, targetSelectionRange }) => [nameOf(targetUri), targetSelectionRange]);
    const dockerfile = await openFile('Dockerfile.exemplary');
    const [name, range] = found[0]!;
    assert.equal(found.length, 1);
    assert.equal(name, 'Dockerfile.exemplary');
    assert.equal(dockerfile.getText(range as never), 'runtime');
  });

  it('are offered the targets that there are', async () => {
    const compose = await openFile('compose.yaml');
    const { items } = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      compose.uri,
      behind(compose, 'target: '),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('runtime') && labels.includes('build'), labels.join());
  });

  it('are named above the stage that they build, and follow when it gets another name', async () => {
    const dockerfile = await openFile('Dockerfile.exemplary');
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', dockerfile.uri, 100);
    const lens = lenses.find(({ command }) => command?.title.startsWith('Built by'))?.command;
    assert.equal(lens?.title, 'Built by compose.yaml: shop-exemplary');
    await commands.executeCommand(lens.command, ...lens.arguments!);

    const rename = async (from: string, to: string) => {
      const position = behind(dockerfile, `AS ${from}`);
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        dockerfile.uri,
        position,
        to,
      );
      assert.deepEqual(
        edit
          .entries()
          .map(([uri]) => nameOf(uri))
          .sort(),
        ['Dockerfile.exemplary', 'compose.yaml'],
      );
      assert.ok(await workspace.applyEdit(edit));
    };
    const compose = await openFile('compose.yaml');
    const before = compose.getText();
    await rename('runtime', 'shop');
    assert.equal(compose.getText(), before.replace('target: runtime', 'target: shop'));
    await rename('shop', 'runtime');
    assert.equal(compose.getText(), before);
  });

  it('have their problems once, closed and open', async () => {
    const uri = Uri.joinPath(workspace.workspaceFolders![0]!.uri, 'wrong', 'compose.yaml');
    const text = 'services: { a: { build: { context: .., dockerfile: Dockerfile.exemplary, target: nowhere } } }\n';
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    try {
      const wanted = (found: readonly Diagnostic[]) =>
        found.filter((problem) => idOf(problem) === 'stage/target-not-found').length === 1;
      await problemsOf({ uri, getText: () => text } as unknown as TextDocument, wanted);
      const document = await openFile('wrong/compose.yaml');
      await hoverAt(document, behind(document, 'target: no'));
      await problemsOf(document, wanted);
    } finally {
      await commands.executeCommand('workbench.action.closeActiveEditor');
      await workspace.fs.delete(Uri.joinPath(uri, '..'), { recursive: true });
    }
  });

  it('take their problems along when the folder above theirs is deleted', async () => {
    const folder = Uri.joinPath(workspace.workspaceFolders![0]!.uri, 'gone');
    const uri = Uri.joinPath(folder, 'deep', 'compose.yaml');
    const text = 'services: { a: { build: { context: ../.., dockerfile: Dockerfile.exemplary, target: nowhere } } }\n';
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const file = { uri, getText: () => text } as unknown as TextDocument;
    try {
      await problemsOf(file, (found) => found.some((problem) => idOf(problem) === 'stage/target-not-found'));
    } finally {
      await workspace.fs.delete(folder, { recursive: true });
    }
    await problemsOf(file, (found) => found.length === 0);
  });
});
