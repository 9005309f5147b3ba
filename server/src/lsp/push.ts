import type { Connection } from 'vscode-languageserver';
import type { Problems } from './problems.ts';
import { diagnosticsOf } from './to-diagnostic.ts';

const PATIENCE = 50;

/** Sends diagnostics to clients that do not ask for them, once typing pauses. */
export class Push {
  readonly #connection: Connection;
  readonly #problems: Problems;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(connection: Connection, problems: Problems) {
    this.#connection = connection;
    this.#problems = problems;
  }

  schedule(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.set(
      uri,
      setTimeout(() => void this.#send(uri), PATIENCE),
    );
  }

  close(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
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
