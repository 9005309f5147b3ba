import assert from 'node:assert/strict';
import {
  ConfigurationTarget,
  commands,
  Selection,
  type TextDocument,
  type TextEdit,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { openText } from './editor.ts';

const OPTIONS = { tabSize: 4, insertSpaces: true };

/** The text once what a provider of VS Code answered is done. */
async function formatted({ uri }: TextDocument, provider: string, ...given: readonly unknown[]): Promise<string> {
  const edits = await commands.executeCommand<TextEdit[] | undefined>(provider, uri, ...given, OPTIONS);
  const all = new WorkspaceEdit();
  all.set(uri, edits ?? []);
  await workspace.applyEdit(all);
  return (await workspace.openTextDocument(uri)).getText();
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('typing', () => {
  it('changes the name of a stage where it is used as well, with linked editing', async () => {
    const { document, ranges } = await openText('FROM alpine AS [|base|]\nFROM base\nCOPY --from=base /a /a\n');
    const settings = workspace.getConfiguration('editor', document);
    await settings.update('linkedEditing', true, ConfigurationTarget.Global);
    try {
      const wanted = document.getText().replaceAll('base', 'bases');
      // VS Code asks for what is linked when the cursor comes there, and does not tell when it knows.
      for (let tries = 0; tries < 20 && document.getText() !== wanted; tries++) {
        const editor = window.activeTextEditor!;
        editor.selection = new Selection(0, 0, 0, 0);
        editor.selection = new Selection(ranges[0]!.end, ranges[0]!.end);
        await pause(300);
        await commands.executeCommand('type', { text: 's' });
        await pause(300);
        if (document.getText() !== wanted) await commands.executeCommand('undo');
      }
      assert.equal(document.getText(), wanted);
    } finally {
      await settings.update('linkedEditing', undefined, ConfigurationTarget.Global);
    }
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
