import type { Connection } from 'vscode-languageserver';
import { Pauses } from './pauses.ts';
import type { Problems } from './problems.ts';
import { diagnosticsOf } from './to-diagnostic.ts';

const PATIENCE = 50;

/** Sends diagnostics to clients that do not ask for them, once typing pauses. */
export class Push {
  readonly #connection: Connection;
  readonly #problems: Problems;
  readonly #pauses = new Pauses(PATIENCE);

  constructor(connection: Connection, problems: Problems) {
    this.#connection = connection;
    this.#problems = problems;
  }

  schedule(uri: string): void {
    this.#pauses.after(uri, () => void this.#send(uri));
  }

  close(uri: string): void {
    this.#pauses.cancel(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #send(uri: string): Promise<void> {
    try {
      const checked = await this.#problems.of(uri);
      if (!checked) return;
      const { version } = checked.document;
      await this.#connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(checked) });
    } catch (error) {
      this.#connection.console.error(`Problems of ${uri}: ${error}`);
    }
  }
}
