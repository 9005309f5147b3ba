import { type Connection, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { AGAIN, type Builds, type FileChange } from '../workspace/builders/builds.ts';
import type { Client } from './client.ts';

/** How long after the start the folders are looked through: what is open comes first. */
const DELAY = 100;
const TITLE = 'Looking for what builds Dockerfiles';
/** After so many files each it is told how far the look has come. */
const STEP = 100;

const WHAT: Readonly<Record<FileChangeType, FileChange['what']>> = {
  [FileChangeType.Created]: 'came',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'went',
};

/** Looks in the background who builds Dockerfiles, with progress where the client shows it, and follows what changes. */
export class BuildsInBackground {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #builds: Builds;
  readonly #onNews: (dockerfiles: ReadonlySet<string> | 'all') => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: AbortController | undefined;

  /** `onNews` is told of Dockerfiles, as `normalized` has their URIs, of whose builds something else is known now. */
  constructor(
    connection: Connection,
    client: Client,
    builds: Builds,
    onNews: (dockerfiles: ReadonlySet<string> | 'all') => void,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#builds = builds;
    this.#onNews = onNews;
  }

  /** Looks through the folders anew; a look that is under way is given up. */
  start(): void {
    this.#current?.abort(AGAIN);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), DELAY);
  }

  /** Takes note of what the client tells of files. */
  changed(events: readonly FileEvent[]): void {
    void this.#tell(events.map(({ uri, type }) => ({ uri, what: WHAT[type] })));
  }

  /** Reads an open file anew. */
  reread(uri: string): void {
    void this.#tell([{ uri, what: 'changed' }]);
  }

  async #tell(changes: readonly FileChange[]): Promise<void> {
    try {
      const concerned = await this.#builds.changed(changes);
      if (concerned.size > 0) this.#onNews(concerned);
    } catch (error) {
      this.#connection.console.error(`${TITLE}: ${error}`);
    }
  }

  async #look(): Promise<void> {
    const controller = new AbortController();
    this.#current = controller;
    const { signal } = controller;
    const progress = this.#client.capabilities.window?.workDoneProgress
      ? await this.#connection.window.createWorkDoneProgress().catch(() => undefined)
      : undefined;
    progress?.token.onCancellationRequested(() => controller.abort(new Error('cancelled')));
    progress?.begin(TITLE, 0, undefined, true);
    try {
      await this.#builds.look(signal, (done, all) => {
        if (done % STEP === 0) progress?.report(Math.floor((done / all) * 100), `${done} of ${all} files`);
      });
      this.#onNews('all');
    } catch (error) {
      if (!signal.aborted) this.#connection.console.error(`${TITLE}: ${error}`);
    } finally {
      progress?.done();
    }
  }
}
