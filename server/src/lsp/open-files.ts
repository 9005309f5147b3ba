import { type Files, normalized } from '../workspace/files.ts';
import { IGNORE_FILE } from '../workspace/ignore.ts';
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
    const document = this.#documents.find(uri);
    // What the project wants counts once it is saved.
    return document && document.kind !== 'config' ? document.text : this.#files.read(uri);
  }

  /** An ignore file counts as soon as it is being written. */
  async list(uri: string): Promise<readonly string[] | undefined> {
    const names = await this.#files.list(uri);
    const folder = normalized(uri);
    let all = names;
    for (const key of this.#documents.keys) {
      if (!key.endsWith(IGNORE_FILE) || !key.startsWith(folder)) continue;
      const name = key.slice(folder.length);
      if (!name.includes('/') && all?.includes(name) === false) all = [...all, name];
    }
    return all;
  }
}
