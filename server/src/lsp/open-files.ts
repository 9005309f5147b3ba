import { type Files, normalized } from '../workspace/files.ts';
import type { Documents } from './documents.ts';

/** The files of the workspace, of which those around Dockerfiles are read as they are open. */
export class OpenFiles implements Files {
  readonly #files: Files;
  readonly #documents: Documents;
  readonly sizes?: NonNullable<Files['sizes']>;

  constructor(files: Files, documents: Documents) {
    this.#files = files;
    this.#documents = documents;
    if (files.sizes) this.sizes = files.sizes.bind(files);
  }

  async read(uri: string): Promise<string | undefined> {
    const key = normalized(uri);
    const open = this.#documents.uris.find((other) => normalized(other) === key);
    const document = open === undefined ? undefined : this.#documents.get(open);
    // What the project wants counts once it is saved.
    return document && document.kind !== 'config' ? document.text : this.#files.read(uri);
  }

  list(uri: string): Promise<readonly string[] | undefined> {
    return this.#files.list(uri);
  }
}
