import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import { MANIFEST_GLOBS } from '../knowledge/local-references.ts';
import { BUILDERS, SCRIPTS } from '../workspace/builders/readers.ts';
import { CONFIG_NAMES, HADOLINT_NAMES } from '../workspace/config/find.ts';
import { DOCKERFILES } from '../workspace/dockerfiles.ts';
import type { Client } from './client.ts';
import { SECTION } from './settings.ts';

/** Has the client tell of what changes outside the open documents, as far as it can. */
export class Watch {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #folders = new Map<string, Promise<Disposable | undefined>>();

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** `roots` are the URIs of the workspace's folders. */
  async start(roots: readonly string[]): Promise<void> {
    if (this.#client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    }
    if (!this.#client.watchesFiles) return;
    // Programs without an extension may be scripts: in the workspace's folders, and in those with such names.
    const tops = this.#client.knowsRelativePatterns ? roots.filter((uri) => uri.startsWith('file:')) : [];
    const globs = [...BUILDERS, SCRIPTS, '.env', ...CONFIG_NAMES, ...HADOLINT_NAMES, '*.dockerignore', ...DOCKERFILES];
    await this.#files([
      ...tops.map((baseUri) => ({ globPattern: { baseUri, pattern: '*' } })),
      ...globs.map((glob) => ({ globPattern: `**/${glob}` })),
      // Of a folder that goes away nothing else may be told.
      { globPattern: '**/*', kind: WatchKind.Delete },
    ]);
  }

  /** Watches what comes and goes in folders, those of Dockerfiles and build contexts, and what their manifests say. */
  folders(uris: readonly string[]): void {
    if (!this.#client.watchesFiles || !this.#client.knowsRelativePatterns) return;
    const wanted = new Set(uris.filter((uri) => uri.startsWith('file:')));
    for (const [folder, watcher] of this.#folders) {
      if (wanted.has(folder)) continue;
      this.#folders.delete(folder);
      void watcher.then((disposable) => disposable?.dispose());
    }
    for (const baseUri of wanted) {
      if (this.#folders.has(baseUri)) continue;
      const watchers = (globs: readonly string[], kind: WatchKind) =>
        globs.flatMap((glob) => [glob, `*/${glob}`].map((pattern) => ({ globPattern: { baseUri, pattern }, kind })));
      // Of most files it matters only that they are there; of manifests what they say, too.
      const patterns = [
        ...watchers(['*'], WatchKind.Create | WatchKind.Delete),
        ...watchers(MANIFEST_GLOBS, WatchKind.Change),
      ];
      this.#folders.set(baseUri, this.#files(patterns));
    }
  }

  /** Watches all that happens in a folder and below; undefined where the client cannot. */
  async all(baseUri: string): Promise<Disposable | undefined> {
    if (!this.#client.watchesFiles || !this.#client.knowsRelativePatterns) return undefined;
    return this.#files([{ globPattern: { baseUri, pattern: '**' } }]);
  }

  async #files(watchers: FileSystemWatcher[]): Promise<Disposable | undefined> {
    try {
      return await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    } catch (error) {
      this.#connection.console.warn(`Watching files: ${error}`);
      return undefined;
    }
  }
}
