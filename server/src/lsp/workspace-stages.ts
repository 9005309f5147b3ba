import { type CancellationToken, type FileEvent, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { namedStages, stagesInText } from '../features/symbols/workspace-stages.ts';
import { Lines } from '../text/lines.ts';
import type { Builds } from '../workspace/builders/builds.ts';
import { walked } from '../workspace/builders/walk.ts';
import { dockerfilesAmong } from '../workspace/dockerfiles.ts';
import { child, type Files, normalized } from '../workspace/files.ts';
import type { Documents } from './documents.ts';
import { shownPath } from './shown-path.ts';

/** So many files are read at a time. */
const AT_ONCE = 16;

/** The stages of all Dockerfiles of the workspace: as they are open, else as they are on the disk. */
export class WorkspaceStages {
  readonly #files: Files;
  readonly #roots: () => readonly string[];
  readonly #documents: Documents;
  readonly #lasts: boolean;
  readonly #stages = new Map<string, Promise<readonly SymbolInformation[]>>();
  readonly #index: Builds;

  /** `lasts` is whether changes of the files are told of: then `index` knows where they are, and each is read once. */
  constructor(files: Files, roots: () => readonly string[], documents: Documents, index: Builds, lasts: boolean) {
    this.#index = index;
    this.#files = files;
    this.#roots = roots;
    this.#documents = documents;
    this.#lasts = lasts;
  }

  /** All of them; undefined when nobody waits any more. */
  async all(token: CancellationToken): Promise<readonly SymbolInformation[] | undefined> {
    if (!this.#lasts) this.forgetAll();
    const all = await this.#find(token);
    const open = this.#documents.uris
      .flatMap((uri) => this.#documents.get(uri) ?? [])
      .filter(({ kind }) => kind === 'dockerfile');
    const known = new Set(open.map(({ uri }) => normalized(uri)));
    const uris = all?.filter((uri) => !known.has(normalized(uri)));
    const found = open.flatMap((document) =>
      namedStages(document.dockerfile).map(({ name, range }) =>
        this.#symbol(document.uri, name, document.range(range)),
      ),
    );
    for (let at = 0; uris && at < uris.length; at += AT_ONCE) {
      if (token.isCancellationRequested) return undefined;
      found.push(...(await Promise.all(uris.slice(at, at + AT_ONCE).map((uri) => this.#of(uri)))).flat());
    }
    return uris && found;
  }

  /** Forgets what files that came, went or changed may have made untrue. */
  changed(changes: readonly FileEvent[]): void {
    for (const { uri } of changes) this.#stages.delete(normalized(uri));
  }

  forgetAll(): void {
    this.#stages.clear();
  }

  /** Where they are; undefined when nobody waits any more. */
  async #find(token: CancellationToken): Promise<readonly string[] | undefined> {
    const controller = new AbortController();
    const given = new Promise<undefined>((resolve) => {
      token.onCancellationRequested(() => {
        controller.abort();
        resolve(undefined);
      });
    });
    const folders = this.#roots().map((root) => (root.endsWith('/') ? root : `${root}/`));
    const search = async () => {
      if (this.#lasts) await this.#index.ready().then(() => this.#index.settled());
      const found = new Set<string>();
      for (const folder of folders) for (const uri of await this.#in(folder, controller.signal)) found.add(uri);
      return [...found];
    };
    return token.isCancellationRequested ? undefined : Promise.race([search().catch(() => undefined), given]);
  }

  /** Those in a folder: as the index has them, else they are looked for. */
  async #in(folder: string, signal: AbortSignal): Promise<readonly string[]> {
    const known = this.#lasts ? this.#index.dockerfilesIn(folder) : undefined;
    if (known) return known;
    const { paths } = await walked(this.#files, folder, signal);
    return dockerfilesAmong(paths).map((path) => child(folder, path));
  }

  #of(uri: string): Promise<readonly SymbolInformation[]> {
    const key = normalized(uri);
    let stages = this.#stages.get(key);
    if (!stages) {
      stages = this.#read(uri);
      this.#stages.set(key, stages);
    }
    return stages;
  }

  async #read(uri: string): Promise<readonly SymbolInformation[]> {
    const text = (await this.#files.read(uri)) ?? '';
    const lines = new Lines(text);
    return stagesInText(text).map(({ name, range }) =>
      this.#symbol(uri, name, { start: lines.position(range.start), end: lines.position(range.end) }),
    );
  }

  #symbol(uri: string, name: string, range: SymbolInformation['location']['range']): SymbolInformation {
    return { name, kind: SymbolKind.Class, containerName: shownPath(this.#roots(), uri), location: { uri, range } };
  }
}
