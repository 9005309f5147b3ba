import assert from 'node:assert/strict';
import { commands, Range, type TextDocument, type TextEdit, WorkspaceEdit, workspace } from 'vscode';
import { openText } from './editor.ts';

/** As VS Code has it inside. */
interface Place {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

const OPTIONS = { tabSize: 4, insertSpaces: true };

/** The text once what a provider of VS Code answered is done. */
async function formatted({ uri }: TextDocument, provider: string, ...given: readonly unknown[]): Promise<string> {
  const edits = await commands.executeCommand<TextEdit[] | undefined>(provider, uri, ...given, OPTIONS);
  const all = new WorkspaceEdit();
  all.set(uri, edits ?? []);
  await workspace.applyEdit(all);
  return (await workspace.openTextDocument(uri)).getText();
}

describe('typing', () => {
  it("has the places of a stage's name linked, so that all of them change", async () => {
    const { document, ranges } = await openText('FROM alpine AS [|base|]\nFROM base\nCOPY --from=base /a /a\n');
    // What VS Code asks when the cursor comes there; it does not tell when it knows.
    const linked = await commands.executeCommand<{ ranges: readonly Place[] } | undefined>(
      '_executeLinkedEditingProvider',
      document.uri,
      ranges[0]!.end,
    );
    const texts = linked?.ranges.map(({ startLineNumber, startColumn, endLineNumber, endColumn }) =>
      document.getText(new Range(startLineNumber - 1, startColumn - 1, endLineNumber - 1, endColumn - 1)),
    );
    assert.deepEqual(texts, ['base', 'base', 'base']);
  });

  it('formats the lines that are selected, and no others', async () => {
    const { document, ranges } = await openText('FROM   alpine\n[|RUN   ls \\\n-l|]\nUSER   root\n');
    const text = await formatted(document, 'vscode.executeFormatRangeProvider', ranges[0]);
    assert.equal(text, 'FROM   alpine\nRUN ls \\\n    -l\nUSER   root\n');
  });

  it('indents the line that goes on with an instruction', async () => {
    const { document, ranges } = await openText('FROM alpine\nRUN ls \\\n[||]\n');
    const text = await formatted(document, 'vscode.executeFormatOnTypeProvider', ranges[0]!.start, '\n');
    assert.equal(text, 'FROM alpine\nRUN ls \\\n    \n');
  });

  it('proposes no words of the text, which Enter would write instead of breaking the line', async () => {
    const { document } = await openText('FROM alpine\nLABEL a=build b=b\n');
    assert.equal(workspace.getConfiguration('editor', document).get('wordBasedSuggestions'), 'off');
  });
});
