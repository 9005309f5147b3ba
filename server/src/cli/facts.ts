import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Files } from '../workspace/files.ts';
import { gather } from '../workspace/gather.ts';
import { NodeFiles } from '../workspace/node-files.ts';
import { NO_WORKSPACE, type Workspace } from '../workspace/workspace.ts';

/** Files of which each is read once: the Dockerfiles of one run have most of their neighbours in common. */
class Remembered implements Files {
  readonly #files: Files;
  readonly #texts = new Map<string, Promise<string | undefined>>();
  readonly #names = new Map<string, Promise<readonly string[] | undefined>>();

  constructor(files: Files) {
    this.#files = files;
  }

  read(uri: string): Promise<string | undefined> {
    const text = this.#texts.get(uri) ?? this.#files.read(uri);
    this.#texts.set(uri, text);
    return text;
  }

  list(uri: string): Promise<readonly string[] | undefined> {
    const names = this.#names.get(uri) ?? this.#files.list(uri);
    this.#names.set(uri, names);
    return names;
  }
}

const roots = [pathToFileURL(process.cwd()).href];
const files = new Remembered(new NodeFiles(() => roots));

/** What the files around a Dockerfile say. Around standard input there are none. */
export const factsAround = async (file: string): Promise<Workspace> =>
  file === '-' ? NO_WORKSPACE : gather(files, pathToFileURL(path.resolve(file)).href, roots);
