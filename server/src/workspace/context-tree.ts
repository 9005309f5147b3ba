import { child, type Files } from './files.ts';

/** A folder of a build context, as far as anybody has looked. */
export interface TreeFolder {
  /** What is in it by its name: the size of a file, or a folder. Undefined where nobody has looked, or could. */
  readonly entries: ReadonlyMap<string, number | TreeFolder> | undefined;
  /** How many files are in it and below, and how large they are together. */
  readonly files: number;
  readonly bytes: number;
  /** Whether all of it was looked at. */
  readonly whole: boolean;
}

interface Folder extends TreeFolder {
  entries: Map<string, number | Folder> | undefined;
  files: number;
  bytes: number;
  whole: boolean;
  /** Nobody need try again. */
  unreadable: boolean;
}

/** So many files are counted, and no more. */
const MOST_FILES = 200_000;
/** So deep are folders in folders. */
const DEEPEST = 200;
/** So many folders are listed at a time. */
const AT_ONCE = 8;

/** What is to be looked at: `into` gives the state that a folder of this name is walked with, none for one that is left out. */
export interface Wanted<S> {
  readonly top: S;
  into(state: S, name: string): S | undefined;
}

/** All there is. */
export const EVERYTHING: Wanted<true> = { top: true, into: () => true };

const unread = (): Folder => ({
  entries: undefined,
  files: 0,
  bytes: 0,
  whole: false,
  unreadable: false,
});

/** The files of a folder and all below, read as far as they are asked for. Links are not followed. */
export class ContextTree {
  readonly #files: Files;
  readonly #uri: string;
  readonly #most: number;
  readonly #root = unread();
  #count = 0;
  #tellsSizes = true;

  /** `uri` is that of the folder, with a slash at its end. */
  constructor(files: Files, uri: string, most = MOST_FILES) {
    this.#files = files;
    this.#uri = uri;
    this.#most = most;
    this.#tellsSizes = files.sizes !== undefined;
  }

  get root(): TreeFolder {
    return this.#root;
  }

  /** How many entries have been seen. */
  get count(): number {
    return this.#count;
  }

  /** Whether there is more than is counted. */
  get isFull(): boolean {
    return this.#count >= this.#most;
  }

  /** Whether bytes mean anything. */
  get tellsSizes(): boolean {
    return this.#tellsSizes;
  }

  /** Looks at what is wanted and was not looked at before, the upper folders first, until `isWanted` says no. Never rejects. */
  async read<S>(wanted: Wanted<S>, isWanted: () => boolean, onProgress: () => void): Promise<void> {
    let level = [{ folder: this.#root, path: '', state: wanted.top }];
    for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
      const next: typeof level = [];
      for (let at = 0; at < level.length; at += AT_ONCE) {
        const some = level.slice(at, at + AT_ONCE);
        const isAsked = some.some(({ folder }) => !folder.entries && !folder.unreadable);
        if (isAsked) {
          if (!isWanted() || this.isFull) {
            this.#sum();
            return;
          }
          await Promise.all(some.map(({ folder, path }) => this.#look(folder, path)));
          onProgress();
        }
        for (const { folder, path, state } of some) {
          for (const [name, entry] of folder.entries ?? []) {
            const inner = typeof entry === 'number' ? undefined : wanted.into(state, name);
            if (typeof entry !== 'number' && inner !== undefined)
              next.push({ folder: entry, path: `${path}${name}/`, state: inner });
          }
        }
      }
      level = next;
    }
    this.#sum();
  }

  async #look(folder: Folder, path: string): Promise<void> {
    if (folder.entries || folder.unreadable) return;
    const uri = child(this.#uri, path);
    const sizes = await this.#sizes(uri).catch(() => undefined);
    if (!sizes) {
      folder.unreadable = true;
      return;
    }
    folder.entries = new Map();
    for (const [name, size] of sizes) {
      if (name.endsWith('/')) folder.entries.set(name.slice(0, -1), unread());
      else folder.entries.set(name, size);
    }
    this.#count += sizes.size;
  }

  async #sizes(uri: string): Promise<ReadonlyMap<string, number> | undefined> {
    if (this.#files.sizes) return this.#files.sizes(uri);
    const names = await this.#files.list(uri);
    return names && new Map(names.map((name) => [name, 0]));
  }

  /** Adds up what is in each folder, from the innermost outwards. */
  #sum(): void {
    const all = [this.#root];
    for (const folder of all) {
      for (const entry of folder.entries?.values() ?? []) if (typeof entry !== 'number') all.push(entry);
    }
    for (const folder of all.reverse()) {
      folder.files = 0;
      folder.bytes = 0;
      folder.whole = folder.entries !== undefined;
      for (const entry of folder.entries?.values() ?? []) {
        folder.files += typeof entry === 'number' ? 1 : entry.files;
        folder.bytes += typeof entry === 'number' ? entry : entry.bytes;
        folder.whole &&= typeof entry === 'number' || entry.whole;
      }
    }
  }
}

/** A folder with these paths in it and nothing else; those of folders end with a slash. Files are empty. */
export function treeOf(paths: readonly string[]): TreeFolder {
  const root: Folder = { ...unread(), entries: new Map(), whole: true };
  for (const path of paths) {
    const folders = [root];
    const names = path.split('/');
    for (const [i, name] of names.entries()) {
      const folder = folders.at(-1)!;
      const known = folder.entries!.get(name);
      if (name === '' || typeof known === 'number') break;
      if (i < names.length - 1) {
        const inner = known ?? { ...unread(), entries: new Map(), whole: true };
        folder.entries!.set(name, inner);
        folders.push(inner);
      } else if (!known) {
        folder.entries!.set(name, 0);
        for (const above of folders) above.files++;
      }
    }
  }
  return root;
}
