import type { Range as LspRange } from 'vscode-languageserver';
import { type Dockerfile, readDockerfile } from '../model/dockerfile.ts';
import { Lines } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import type { Files } from '../workspace/files.ts';
import type { Documents } from './documents.ts';

/** A file of the workspace, be it open or not. */
export interface TextFile {
  readonly uri: string;
  /** That of the open document. */
  readonly version: number | null;
  readonly text: string;
  readonly dockerfile: Dockerfile;
  range(range: Range): LspRange;
}

/** A file as it is on the disk. Places are looked for once one is asked for. */
class ClosedFile implements TextFile {
  readonly uri: string;
  readonly version = null;
  readonly text: string;
  #lines: Lines | undefined;
  #dockerfile: Dockerfile | undefined;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.text = text;
  }

  get dockerfile(): Dockerfile {
    this.#dockerfile ??= readDockerfile(this.text);
    return this.#dockerfile;
  }

  range({ start, end }: Range): LspRange {
    this.#lines ??= new Lines(this.text);
    return { start: this.#lines.position(start), end: this.#lines.position(end) };
  }
}

/** The files of the workspace, those that are open as they are there. */
export class TextFiles {
  readonly #files: Files;
  readonly #documents: Documents;

  constructor(files: Files, documents: Documents) {
    this.#files = files;
    this.#documents = documents;
  }

  /** A file by its URI in any spelling; undefined if it cannot be read. */
  async of(uri: string): Promise<TextFile | undefined> {
    const open = this.#documents.find(uri);
    if (open) return open;
    const text = await this.#files.read(uri);
    return text === undefined ? undefined : new ClosedFile(uri, text);
  }
}
