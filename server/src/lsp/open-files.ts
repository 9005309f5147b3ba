import { type Files, normalized } from '../workspace/files.ts';
import type { Documents } from './documents.ts';

/** Files with the ignore files that are open as they stand in the editor. */
export class OpenFiles implements Files {
  readonly #files: Files;
  readonly #documents: Documents;
  readonly sizes?: NonNullable<Files['sizes']>;

  constructor(files: Files, documents: Documents) {
    this.#files = files;
    this.#documents = documents;
    if (files.sizes) this.sizes = files.sizes.bind(files);
  }

  read(uri: string): Promise<string | undefined> {
    const open = uri.endsWith('.dockerignore') ? this.#openText(normalized(uri)) : undefined;
    return open === undefined ? this.#files.read(uri) : Promise.resolve(open);
  }

  list(uri: string): Promise<readonly string[] | undefined> {
    return this.#files.list(uri);
  }

  #openText(uri: string): string | undefined {
    const same = this.#documents.uris.find((other) => normalized(other) === uri);
    return same === undefined ? undefined : this.#documents.get(same)?.text;
  }
}
