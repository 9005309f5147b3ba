import { join } from 'node:path';
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { disableRule } from './disable-rule.ts';
import { showFocus } from './focus.ts';
import { pinImages } from './pin.ts';
import { showBuilds } from './show-builds.ts';
import { showStatus } from './status.ts';

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

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Dockerfile Stages', { log: true });
  // What makes the next start fast is kept where VS Code wants such things.
  const args = ['--cache', context.globalStorageUri.fsPath];
  // A server that is quick with little has no use for the 48 MB that young objects may take by default.
  const options = { execArgv: ['--max-semi-space-size=4'] };
  const module = context.asAbsolutePath(join('dist', 'server.js'));
  const server = { module, transport: TransportKind.ipc, args, options };
  const created = new LanguageClient('dockerfileStages', 'Dockerfile Stages', server, {
    documentSelector,
    outputChannel: log,
    synchronize: { configurationSection: 'dockerfileStages' },
    // Programs are started in trusted workspaces only. A restart may come after trust was given.
    initializationOptions: () => ({ commands: knownCommands, trusted: workspace.isTrusted }),
  });
  client = created;

  // What goes wrong is in the log and in the status; a failed start must not take the commands along.
  const start = () => created.start().catch((error: unknown) => log.error(String(error)));
  const restart = once(async () => {
    log.info('Restarting.');
    if (created.isRunning()) await created.stop().catch((error: unknown) => log.warn(String(error)));
    await start();
  });
  context.subscriptions.push(
    log,
    workspace.onDidGrantWorkspaceTrust(() => {
      if (!created.needsStop()) return;
      created.sendNotification('dockerfileStages/workspaceTrusted').catch((error: unknown) => log.warn(String(error)));
    }),
    showStatus(created, [...documentSelector, { pattern: '**/.dockerfile-stages.{yaml,yml}' }]),
    showFocus(created, documentSelector),
    commands.registerCommand('dockerfileStages.restart', restart),
    commands.registerCommand('dockerfileStages.disableRule', disableRule),
    commands.registerCommand('dockerfileStages.pinImages', () => pinImages(created)),
    commands.registerCommand('dockerfileStages.showBuilds', showBuilds(created)),
    commands.registerCommand('dockerfileStages.showLog', () => log.show()),
  );
  void commands.executeCommand('setContext', 'dockerfileStages.active', true);
  log.info(`Starting version ${context.extension.packageJSON.version}.`);
  await start();
}

/** VS Code waits for the answer, so the server ends in order. */
export async function deactivate(): Promise<void> {
  if (client?.isRunning()) await client.stop();
}

/** Calls that come while an earlier one still runs get its promise: two quick restarts are one. */
function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action().finally(() => {
      running = undefined;
    });
    return running;
  };
}
