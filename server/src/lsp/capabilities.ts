import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { features } from './features.ts';

/** What we offer a client, given what it can do. Offsets are UTF-16 units, as in our texts. */
export const capabilities = (client: Client): ServerCapabilities => ({
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  ...Object.assign({}, ...features.map(({ offers }) => offers(client))),
});
