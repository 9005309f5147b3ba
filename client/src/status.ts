import { Disposable, type DocumentSelector, LanguageStatusSeverity, l10n, languages } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';

/** The entry behind the `{}` of the status bar: what the server is doing, and one click to its log or a restart. */
export function showStatus(client: LanguageClient, selector: DocumentSelector): Disposable {
  const item = languages.createLanguageStatusItem('dockerfileStages.status', selector);
  item.name = 'Dockerfile Stages';
  const showLog = { command: 'dockerfileStages.showLog', title: l10n.t('Show Log') };
  const restart = { command: 'dockerfileStages.restart', title: l10n.t('Restart') };

  const show = (state: State) => {
    const running = state === State.Running;
    const starting = state === State.Starting;
    item.busy = starting;
    item.severity = running || starting ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
    item.text = starting ? l10n.t('Starting') : running ? l10n.t('Ready') : l10n.t('Stopped');
    item.detail = 'Dockerfile Stages';
    item.command = running || starting ? showLog : restart;
  };
  show(State.Starting);
  return Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => show(newState)),
  );
}
