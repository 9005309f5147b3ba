import { dockerfilesAmong } from '../dockerfiles.ts';
import { child, type Files, normalized } from '../files.ts';
import { type FoundBuild, placesOf } from './known-builders.ts';
import { filesIn, isInSkipped, type Look, nothing, topOf, withinTop } from './look.ts';
import { readBuilder, sameBuilds } from './read-builder.ts';
import { readerOf } from './readers.ts';
import { inParallel, walked } from './walk.ts';

/** What became of a file. */
export interface FileChange {
  readonly uri: string;
  readonly what: 'came' | 'went' | 'changed';
}

/** Why a look is given up that another one follows. */
export const AGAIN = 'looked through anew';

/** Tells how far it has come: the files that were read, of those to be read. */
type OnProgress = (done: number, all: number) => void;

/**
 * The index of the builds that the workspace's files start. It is made once, in the background, and kept up to date by telling it of
 * changes; questions are answered at once. URIs may come in any spelling.
 */
export class Builds {
  readonly #files: Files;
  readonly #roots: () => readonly string[];
  readonly #mostFiles: number | undefined;
  #look = nothing();
  #isDone = false;
  #busy: Promise<unknown> = Promise.resolve();
  #tellLooked = () => {};
  readonly #looked = new Promise<void>((resolve) => {
    this.#tellLooked = resolve;
  });

  /** `roots` are the URIs of the folders to look through; of very many files, `mostFiles` are looked at. */
  constructor(files: Files, roots: () => readonly string[], mostFiles?: number) {
    this.#files = files;
    this.#roots = roots;
    this.#mostFiles = mostFiles;
  }

  /** Whether everything has been looked at. While it is false there may be builds that nobody knows of. */
  get isComplete(): boolean {
    return this.#isDone && this.#look.isWhole;
  }

  /** Waits for the first look through the folders, if there are any. */
  async ready(): Promise<void> {
    if (!this.#isDone && this.#roots().length > 0) await this.#looked;
  }

  /** Waits for what was told of changes to be taken note of. */
  async settled(): Promise<void> {
    await this.#busy;
  }

  /** The URIs of the Dockerfiles below a folder, by their names, the nearest first; undefined as long as nobody has looked. */
  dockerfilesIn(folder: string): readonly string[] | undefined {
    const own = normalized(folder);
    if (!this.#isDone || topOf(this.#look, own) === undefined) return undefined;
    const paths = [...this.#look.known.there].flatMap((key) => (key.startsWith(own) ? [key.slice(own.length)] : []));
    return dockerfilesAmong(paths).map((path) => child(folder, path));
  }

  /** The builds of a Dockerfile, those that one file starts after those of another. */
  of(dockerfile: string): readonly FoundBuild[] {
    return this.#look.known.of(normalized(dockerfile));
  }

  /** The builds that a file starts, in their order there. */
  in(builder: string): readonly FoundBuild[] {
    return this.#look.known.in(normalized(builder));
  }

  /** The URIs of all files that start builds, sorted. */
  get builders(): readonly string[] {
    const { known } = this.#look;
    const all = [...known.keys].sort().map((key) => known.get(key)!);
    return all.filter(({ builds }) => builds.length > 0).map(({ uri }) => uri);
  }

  /** The URIs of the files that may start builds and could not be read, and why: too large, broken, or not to be opened. */
  get unread(): ReadonlyMap<string, string> {
    const { known } = this.#look;
    const all = [...known.keys].sort().map((key) => known.get(key)!);
    return new Map(all.flatMap(({ uri, fault }) => (fault === undefined ? [] : [[uri, fault] as const])));
  }

  /** Whether a Dockerfile may have more builds than are known: it lies elsewhere, or files around it leave that open. */
  mayMiss(dockerfile: string): boolean {
    const key = normalized(dockerfile);
    return !this.isComplete || this.#look.known.mayMiss(key) || topOf(this.#look, key) === undefined;
  }

  /** Whether a folder, whose URI ends with a slash, is one of those looked through, or lies in one. */
  covers(folder: string): boolean {
    return topOf(this.#look, normalized(folder)) !== undefined;
  }

  /** The builds that a file would start with another text. */
  async inText(builder: string, text: string): Promise<readonly FoundBuild[]> {
    const look = this.#look;
    const read = await readBuilder(this.#files, look, normalized(builder), text);
    return read ? look.known.said(read) : [];
  }

  /** What a Dockerfile's rules are told: its builds, and whether there may be more; undefined as long as nobody has looked there. */
  factsOf(dockerfile: string): { builds: readonly FoundBuild[]; moreBuilds: boolean } | undefined {
    if (!this.#isDone || topOf(this.#look, normalized(dockerfile)) === undefined) return undefined;
    return { builds: this.of(dockerfile), moreBuilds: this.mayMiss(dockerfile) };
  }

  /** Looks through the folders anew. Rejects if the signal says that nobody waits any more; what was known before then stays. */
  async look(signal?: AbortSignal, onProgress: OnProgress = () => {}): Promise<void> {
    const look = nothing();
    const work = async () => {
      for (const root of this.#roots()) {
        const folder = root.endsWith('/') ? root : `${root}/`;
        look.tops.set(normalized(folder), folder);
        await this.#walk(look, folder, signal);
      }
      const queue = [...look.known.there].filter((key) => readerOf(withinTop(look, key)!));
      let done = 0;
      await inParallel(queue, signal, async (key) => {
        if (!look.known.get(key)) queue.push(...(await this.#read(look, key)));
        onProgress(++done, queue.length);
      });
      this.#look = look;
      this.#isDone = true;
    };
    // Changes that are told of meanwhile are looked at afterwards.
    const all = work();
    // Who waits does so for a look that comes to its end, unless none follows.
    const isOver = () => signal?.reason !== AGAIN && this.#tellLooked();
    void all.then(this.#tellLooked, isOver);
    this.#busy = all.catch(() => undefined);
    await all;
  }

  /** Takes note of files that came, went or changed. Gives the keys of the Dockerfiles that may be built otherwise now. */
  changed(changes: readonly FileChange[]): Promise<ReadonlySet<string>> {
    const result = this.#busy.then(() => this.#change(this.#look, changes));
    this.#busy = result.catch(() => undefined);
    return result;
  }

  async #change(look: Look, changes: readonly FileChange[]): Promise<ReadonlySet<string>> {
    const { known } = look;
    const concerned = new Set<string>();
    const queue = new Set<string>();
    const touch = (key: string) => {
      const { askers, builders } = known.interestedIn(key);
      for (const asker of askers) queue.add(asker);
      for (const builder of builders) for (const place of placesOf(known.get(builder)!)) concerned.add(place);
    };
    const goes = (file: string) => {
      touch(file);
      for (const place of this.#drop(look, file)) concerned.add(place);
    };
    const inside = changes
      .map(({ uri, what }) => ({ uri, what, key: normalized(uri) }))
      .filter(({ key }) => topOf(look, key) !== undefined && !isInSkipped(look, key));
    // What went and is no file that is known may have been a folder, and thousands of files may go at a time.
    const unknown = inside.filter(({ key, what }) => what === 'went' && !known.there.has(key));
    for (const file of filesIn(look, new Set(unknown.map(({ key }) => key)))) goes(file);
    for (const { uri, key, what } of inside) {
      if (what === 'changed') {
        for (const asker of known.interestedIn(key).askers) queue.add(asker);
        if (known.there.has(key)) queue.add(key);
      } else if (what === 'came') {
        for (const file of await this.#came(look, uri)) {
          touch(file);
          queue.add(file);
        }
      } else if (known.there.has(key)) goes(key);
    }
    for (const key of queue) {
      const before = known.get(key);
      for (const other of await this.#read(look, key)) queue.add(other);
      const after = known.get(key);
      if (sameBuilds(before, after)) continue;
      for (const builder of [before, after]) if (builder) for (const place of placesOf(builder)) concerned.add(place);
    }
    return concerned;
  }

  /** The keys of new files: a file, or all those in a folder. */
  async #came(look: Look, uri: string): Promise<readonly string[]> {
    const key = normalized(uri);
    if (look.known.there.has(key)) return [key];
    if ((await this.#files.list(`${uri}/`)) !== undefined) return this.#walk(look, `${uri}/`);
    look.known.there.add(key);
    return [key];
  }

  #drop(look: Look, key: string): ReadonlySet<string> {
    const builder = look.known.get(key);
    look.known.there.delete(key);
    look.known.delete(key);
    return builder ? placesOf(builder) : new Set();
  }

  /** Takes down which files there are in a folder. @returns their keys */
  async #walk(look: Look, folder: string, signal?: AbortSignal): Promise<readonly string[]> {
    const { paths, projects, complete } = await walked(this.#files, folder, signal, this.#mostFiles);
    look.isWhole &&= complete;
    for (const project of projects) {
      const top = project === '.' ? folder : child(folder, `${project}/`);
      look.tops.set(normalized(top), top);
    }
    const keys = [...paths].map((path) => normalized(folder) + path);
    for (const key of keys) look.known.there.add(key);
    return keys;
  }

  /** Reads a file, if it is one that may start builds. @returns the keys of files that are to be read because of it */
  async #read(look: Look, key: string): Promise<readonly string[]> {
    const { known } = look;
    const builder = known.there.has(key) ? await readBuilder(this.#files, look, key) : undefined;
    if (!builder) {
      known.delete(key);
      return [];
    }
    known.set(key, builder);
    return builder.includes.filter((other) => !known.get(other));
  }
}
