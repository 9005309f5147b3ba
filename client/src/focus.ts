import {
  commands,
  Disposable,
  type DocumentSelector,
  type LanguageStatusItem,
  l10n,
  languages,
  type QuickPickItem,
  type TextEditor,
  window,
} from 'vscode';
import { type LanguageClient, type Range, State } from 'vscode-languageclient/node';

/** What the server says of a document: the target that is focused on, and what it does not need. */
interface Focus {
  readonly label: string;
  readonly dimmed: readonly Range[];
}

interface Target {
  readonly target: string;
  readonly label: string;
  readonly detail: string;
  /** Whether the cursor is in it. */
  readonly here: boolean;
}

/** Dims what the target that is focused on does not need, names it in the status bar, and has the commands for it. */
export function showFocus(client: LanguageClient, selector: DocumentSelector): Disposable {
  const dimming = window.createTextEditorDecorationType({ opacity: '0.45' });
  const focuses = new Map<string, Focus>();
  let item: LanguageStatusItem | undefined;
  const uriOf = ({ document }: TextEditor) => client.code2ProtocolConverter.asUri(document.uri);

  const show = () => {
    for (const editor of window.visibleTextEditors) {
      const ranges = focuses.get(uriOf(editor))?.dimmed ?? [];
      editor.setDecorations(
        dimming,
        ranges.map((range) => client.protocol2CodeConverter.asRange(range)),
      );
    }
    showActive();
  };
  const showActive = () => {
    const focus = window.activeTextEditor && focuses.get(uriOf(window.activeTextEditor));
    void commands.executeCommand('setContext', 'dockerfileStages.focused', focus !== undefined);
    item?.dispose();
    item = focus && languages.createLanguageStatusItem('dockerfileStages.focus', selector);
    if (!item || !focus) return;
    item.name = l10n.t('Dockerfile Stages: Focus');
    item.text = l10n.t('Focus: {0}', focus.label);
    item.detail = l10n.t('Problems are those of what it needs');
    item.command = { command: 'dockerfileStages.clearFocus', title: l10n.t('Clear') };
  };

  const focusOn = async (uri: string | undefined, target: string | null): Promise<void> => {
    if (uri !== undefined) await client.sendRequest('dockerfileStages/focus', { textDocument: { uri }, target });
  };
  const choose = async (editor: TextEditor): Promise<string | undefined> => {
    const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
    const textDocument = { uri: uriOf(editor) };
    const targets = await client.sendRequest<Target[]>('dockerfileStages/targets', { textDocument, position });
    return pick(targets);
  };
  const active = () => window.activeTextEditor && uriOf(window.activeTextEditor);

  return Disposable.from(
    dimming,
    { dispose: () => item?.dispose() },
    window.onDidChangeVisibleTextEditors(show),
    window.onDidChangeActiveTextEditor(showActive),
    client.onNotification('dockerfileStages/focusChanged', ({ uri, focus }: { uri: string; focus: Focus | null }) => {
      if (focus) focuses.set(uri, focus);
      else focuses.delete(uri);
      show();
    }),
    // A server that starts anew has no focus.
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Stopped) return;
      focuses.clear();
      show();
    }),
    commands.registerCommand('dockerfileStages.focus', async (uri?: string, target?: string) => {
      if (uri !== undefined && target !== undefined) return focusOn(uri, target);
      const editor = window.activeTextEditor;
      const chosen = editor && (await choose(editor));
      if (editor && chosen !== undefined) await focusOn(uriOf(editor), chosen);
    }),
    commands.registerCommand('dockerfileStages.clearFocus', (uri = active()) => focusOn(uri, null)),
  );
}

/** Has the user choose a target; the one at the cursor is suggested. */
function pick(targets: readonly Target[]): Promise<string | undefined> {
  const list = window.createQuickPick<QuickPickItem & Target>();
  list.placeholder = targets.length > 0 ? l10n.t('Focus on a target') : l10n.t('There is only one stage');
  list.items = targets.map((target) => ({ ...target, detail: '', description: target.detail }));
  list.activeItems = list.items.filter(({ here }) => here);
  return new Promise<string | undefined>((resolve) => {
    list.onDidAccept(() => {
      resolve(list.activeItems[0]?.target);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
