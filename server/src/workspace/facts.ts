import type { Files } from './files.ts';
import { gather } from './gather.ts';
import type { Workspace } from './workspace.ts';

/** The facts around each Dockerfile, gathered once until something changes there. */
export class Facts {
  readonly #files: Files;
  readonly #roots: () => readonly string[];
  readonly #known = new Map<string, Promise<Workspace>>();

  constructor(files: Files, roots: () => readonly string[]) {
    this.#files = files;
    this.#roots = roots;
  }

  /** The same promise until they are forgotten. */
  of(uri: string): Promise<Workspace> {
    let facts = this.#known.get(uri);
    if (!facts) {
      facts = gather(this.#files, uri, this.#roots());
      this.#known.set(uri, facts);
    }
    return facts;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  forgetAll(): void {
    this.#known.clear();
  }
}
