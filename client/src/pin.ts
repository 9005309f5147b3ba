import { commands, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** Has the server pin the images of the file that is being looked at. */
export async function pinImages(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== 'dockerfile') return;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  await commands.executeCommand('dockerfileStages.pin', { uri, version: document.version });
}
