import {
  type CancellationToken,
  FileChangeType,
  type FileEvent,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { namedStages, stagesInText } from '../features/symbols/workspace-stages.ts';
import { Lines } from '../text/lines.ts';
import { findDockerfiles, isDockerfile } from '../workspace/dockerfiles.ts';
import { type Files, normalized } from '../workspace/files.ts';
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
  readonly #waiting = new Set<CancellationToken>();
  #uris: Promise<readonly string[] | undefined> | undefined;

  /** `lasts` is whether changes of the files are told of: then they are looked for and read once. */
  constructor(files: Files, roots: () => readonly string[], documents: Documents, lasts: boolean) {
    this.#files = files;
    this.#roots = roots;
    this.#documents = documents;
    this.#lasts = lasts;
  }

  /** All of them; undefined when nobody waits any more. */
  async all(token: CancellationToken): Promise<readonly SymbolInformation[] | undefined> {
    if (!this.#lasts) this.forgetAll();
    this.#waiting.add(token);
    try {
      const open = this.#documents.uris
        .flatMap((uri) => this.#documents.get(uri) ?? [])
        .filter(({ kind }) => kind === 'dockerfile');
      const known = new Set(open.map(({ uri }) => normalized(uri)));
      const uris = (await this.#find(token))?.filter((uri) => !known.has(normalized(uri)));
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
    } finally {
      this.#waiting.delete(token);
    }
  }

  /** Forgets what files that came, went or changed may have made untrue. */
  changed(changes: readonly FileEvent[]): void {
    for (const { uri, type } of changes) {
      this.#stages.delete(normalized(uri));
      if (type !== FileChangeType.Changed && isDockerfile(uri)) this.#uris = undefined;
    }
  }

  forgetAll(): void {
    this.#stages.clear();
    this.#uris = undefined;
  }

  /** Where they are. A search that was given up is begun anew for who comes later. */
  async #find(token: CancellationToken): Promise<readonly string[] | undefined> {
    for (;;) {
      const goesOn = () => [...this.#waiting].some(({ isCancellationRequested }) => !isCancellationRequested);
      const search = this.#uris ?? findDockerfiles(this.#files, this.#roots(), goesOn);
      this.#uris = search;
      const uris = await search;
      if (uris || token.isCancellationRequested) return uris;
      if (this.#uris === search) this.#uris = undefined;
    }
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
