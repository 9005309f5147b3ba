import { join } from 'node:path';
import { commands, type ExtensionContext, l10n, window } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { showStatus } from './status.ts';

/** Every scheme: untitled files, git revisions and remote folders are Dockerfiles too. */
const documentSelector = [{ language: 'dockerfile' }];

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Dockerfile Stages', { log: true });
  const client = new LanguageClient(
    'dockerfileStages',
    'Dockerfile Stages',
    { module: context.asAbsolutePath(join('dist', 'server.js')), transport: TransportKind.ipc },
    {
      documentSelector,
      outputChannel: log,
      synchronize: { configurationSection: 'dockerfileStages' },
    } satisfies LanguageClientOptions,
  );

  const start = () => client.start().catch((error: unknown) => log.error(String(error)));
  const restart = once(async () => {
    if (client.isRunning()) await client.stop().catch((error: unknown) => log.warn(String(error)));
    await start();
  });

  context.subscriptions.push(
    log,
    showStatus(client, documentSelector),
    commands.registerCommand('dockerfileStages.restart', restart),
    commands.registerCommand('dockerfileStages.showLog', () => log.show()),
    { dispose: () => client.dispose() },
  );
  void commands.executeCommand('setContext', 'dockerfileStages.active', true);
  log.info(l10n.t('Dockerfile Stages {0}', context.extension.packageJSON.version));
  await start();
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
