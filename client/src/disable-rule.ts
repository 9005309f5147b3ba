import { ConfigurationTarget, Uri, workspace } from 'vscode';

/** Switches a rule off where the rules of a document are set: in its folder, else in the workspace, else for the user. */
export async function disableRule(id: string, uri: string): Promise<void> {
  const settings = workspace.getConfiguration('dockerfileStages', Uri.parse(uri));
  const set = settings.inspect<Record<string, string>>('rules');
  const [target, rules] = set?.workspaceFolderValue
    ? [ConfigurationTarget.WorkspaceFolder, set.workspaceFolderValue]
    : workspace.workspaceFolders?.length
      ? [ConfigurationTarget.Workspace, set?.workspaceValue]
      : [ConfigurationTarget.Global, set?.globalValue];
  await settings.update('rules', { ...rules, [id]: 'off' }, target);
}
