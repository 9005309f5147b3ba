import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { coalesced } from './coalesced.ts';
import type { Push } from './push.ts';

/** Has the client show anew what may have changed although no text has, as far as it can. */
export class Refresh {
  readonly #push: Push | undefined;
  readonly #diagnostics: () => void;
  /** What hints say depends on the settings, and on the contexts that files around name. */
  readonly hints: () => void;
  readonly lenses: () => void;

  /** `push` is for clients that do not ask for diagnostics. */
  constructor(connection: Connection, { capabilities }: Client, push: Push | undefined) {
    const can = capabilities.workspace;
    const asking = (support: { refreshSupport?: boolean } | undefined, ask: () => Promise<void>) =>
      support?.refreshSupport ? coalesced(ask) : () => undefined;
    this.#push = push;
    this.#diagnostics = asking(can?.diagnostics, () => connection.languages.diagnostics.refresh());
    this.hints = asking(can?.inlayHint, () => connection.languages.inlayHint.refresh());
    this.lenses = asking(can?.codeLens, () => connection.sendRequest(CodeLensRefreshRequest.type));
  }

  /** Of these documents. A client that asks does so for all, and is told of those that have not changed that they have not. */
  diagnostics(uris: readonly string[]): void {
    if (this.#push) for (const uri of uris) this.#push.schedule(uri);
    else this.#diagnostics();
  }
}
