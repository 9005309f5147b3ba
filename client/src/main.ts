import { join } from 'node:path';
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { disableRule } from './disable-rule.ts';
import { showFocus } from './focus.ts';
import { pinImages } from './pin.ts';
import { showBuilds } from './show-builds.ts';
import { showStatus } from './status.ts';
import { SteadyServer } from './steady-server.ts';

/** Every scheme: untitled files, git revisions and remote folders are Dockerfiles too. For the files around them the server asks itself. */
const documentSelector = [{ language: 'dockerfile' }];

/** The commands that the server may have the editor run: ours, and one of VS Code's own. */
const knownCommands = [
  'dockerfileStages.disableRule',
  'dockerfileStages.focus',
  'dockerfileStages.clearFocus',
  'dockerfileStages.showBuilds',
  'editor.action.triggerSuggest',
];

let server: SteadyServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Dockerfile Stages', { log: true });
  const module = context.asAbsolutePath(join('dist', 'server.js'));
  const created = new SteadyServer(module, context.globalStorageUri.fsPath, log, {
    documentSelector,
    synchronize: { configurationSection: 'dockerfileStages' },
    // Programs are started in trusted workspaces only. A restart may come after trust was given.
    initializationOptions: () => ({ commands: knownCommands, trusted: workspace.isTrusted }),
  });
  server = created;
  const { client } = created;
  context.subscriptions.push(
    log,
    workspace.onDidGrantWorkspaceTrust(() => {
      if (!client.needsStop()) return;
      client.sendNotification('dockerfileStages/workspaceTrusted').catch((error: unknown) => log.warn(String(error)));
    }),
    showStatus(client, [...documentSelector, { pattern: '**/.dockerfile-stages.{yaml,yml}' }]),
    showFocus(client, documentSelector),
    commands.registerCommand('dockerfileStages.restart', () => created.restart()),
    commands.registerCommand('dockerfileStages.disableRule', disableRule),
    commands.registerCommand('dockerfileStages.pinImages', () => pinImages(client)),
    commands.registerCommand('dockerfileStages.showBuilds', showBuilds(client)),
    commands.registerCommand('dockerfileStages.showLog', () => log.show()),
  );
  void commands.executeCommand('setContext', 'dockerfileStages.active', true);
  log.info(`Starting version ${context.extension.packageJSON.version}.`);
  await created.start();
}

/** VS Code waits for the answer, so the server ends in order. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
