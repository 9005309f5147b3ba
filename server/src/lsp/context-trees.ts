import type { Connection, Disposable } from 'vscode-languageserver';
import { ContextTree, EVERYTHING, type Wanted } from '../workspace/context-tree.ts';
import { type Files, normalized } from '../workspace/files.ts';
import type { Client } from './client.ts';

/** How long an answer may wait for figures, in milliseconds. */
const PATIENCE = 400;
/** When the user is told that something goes on. */
const SOON = 1000;
/** How long figures count where nobody tells of changes. */
const FRESH = 10_000;
/** So many build contexts are remembered. */
const MOST = 4;

/** Watches all of a folder; undefined where the client cannot. */
type WatchAll = (folder: string) => Promise<Disposable | undefined>;

interface Entry {
  readonly tree: ContextTree;
  /** What has been read to its end. */
  readonly done: Set<string>;
  readonly running: Map<string, Promise<void>>;
  /** One reads after the other. */
  last: Promise<void>;
  /** When it was asked for, or read last. */
  since: number;
  isWatched: boolean;
  readonly watcher: Promise<Disposable | undefined>;
  /** The user does not want what is being read. */
  isStopped: boolean;
  /** Nobody asks for it any more. */
  isForgotten: boolean;
}

/** What has been read of a build context by now. */
export interface Looked {
  readonly tree: ContextTree;
  readonly isDone: boolean;
  /** Resolves when there is no more to be read. */
  readonly finished: Promise<void>;
}

const ALL = '*';

/** The files of build contexts, counted in the background once they are asked for, and remembered until something changes there. */
export class ContextTrees {
  readonly #files: Files;
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #watchAll: WatchAll;
  readonly #known = new Map<string, Entry>();

  constructor(files: Files, connection: Connection, client: Client, watchAll: WatchAll) {
    this.#files = files;
    this.#connection = connection;
    this.#client = client;
    this.#watchAll = watchAll;
  }

  /** All of a folder. */
  all(folder: string, patience = PATIENCE): Promise<Looked> {
    return this.look(folder, ALL, EVERYTHING, patience);
  }

  /** What is wanted of a folder, after a short while if that suffices; `key` says what that is. */
  async look<S>(folder: string, key: string, wanted: Wanted<S>, patience = PATIENCE): Promise<Looked> {
    const entry = this.#entry(folder);
    const isDone = () => entry.done.has(key) || entry.done.has(ALL);
    if (isDone()) return { tree: entry.tree, isDone: true, finished: entry.last };
    let finished = entry.running.get(key);
    if (!finished) {
      finished = entry.last.then(() => this.#read(entry, key, wanted));
      entry.running.set(key, finished);
      entry.last = finished;
    }
    await within(finished, patience);
    return { tree: entry.tree, isDone: isDone(), finished };
  }

  /** Forgets the folders in which something has changed. @returns whether there are any */
  changed(uris: readonly string[]): boolean {
    const places = uris.map(normalized);
    const changed = [...this.#known.keys()].filter((folder) => {
      const own = normalized(folder);
      return places.some((place) => place.startsWith(own));
    });
    for (const folder of changed) this.#forget(folder);
    return changed.length > 0;
  }

  async #read<S>(entry: Entry, key: string, wanted: Wanted<S>): Promise<void> {
    const progress = this.#progress(entry);
    try {
      await entry.tree.read(wanted, () => !entry.isStopped && !entry.isForgotten, progress.tell);
      if (!entry.isStopped) entry.done.add(key);
    } finally {
      entry.running.delete(key);
      entry.since = Date.now();
      entry.isStopped = false;
      progress.end();
    }
  }

  #entry(folder: string): Entry {
    const known = this.#known.get(folder);
    // What takes longer than figures last would never come to its end.
    if (known && (known.isWatched || known.running.size > 0 || Date.now() - known.since < FRESH)) return known;
    if (known) this.#forget(folder);
    for (const other of [...this.#known.keys()].slice(0, Math.max(0, this.#known.size + 1 - MOST))) this.#forget(other);
    const entry: Entry = {
      tree: new ContextTree(this.#files, folder),
      done: new Set(),
      running: new Map(),
      last: Promise.resolve(),
      since: Date.now(),
      isWatched: false,
      watcher: this.#watchAll(folder),
      isStopped: false,
      isForgotten: false,
    };
    void entry.watcher.then((watcher) => {
      entry.isWatched = watcher !== undefined;
    });
    this.#known.set(folder, entry);
    return entry;
  }

  #forget(folder: string): void {
    const entry = this.#known.get(folder);
    this.#known.delete(folder);
    if (!entry) return;
    entry.isForgotten = true;
    void entry.watcher.then((watcher) => watcher?.dispose());
  }

  /** Tells the user of what takes long, who may stop it. */
  #progress(entry: Entry): { readonly tell: () => void; readonly end: () => void } {
    const { window } = this.#connection;
    if (!this.#client.capabilities.window?.workDoneProgress) return { tell: () => undefined, end: () => undefined };
    let begun: Awaited<ReturnType<typeof window.createWorkDoneProgress>> | undefined;
    let isOver = false;
    const begin = async () => {
      const progress = await window.createWorkDoneProgress();
      if (isOver) return;
      begun = progress;
      progress.begin('Counting the files of the build context', undefined, undefined, true);
      progress.token.onCancellationRequested(() => {
        entry.isStopped = true;
      });
    };
    const timer = setTimeout(() => void begin().catch(() => undefined), SOON);
    let seen = 0;
    return {
      tell: () => {
        if (entry.tree.count < seen + 1000) return;
        seen = entry.tree.count;
        begun?.report(`${seen} files`);
      },
      end: () => {
        clearTimeout(timer);
        isOver = true;
        begun?.done();
      },
    };
  }
}

/** Waits for something, but not longer than so many milliseconds. */
async function within(work: Promise<unknown>, patience: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
