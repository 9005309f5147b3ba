import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Files } from '../workspace/files.ts';
import { gather } from '../workspace/gather.ts';
import { NodeFiles } from '../workspace/node-files.ts';
import { NO_WORKSPACE, type Workspace, withNames } from '../workspace/workspace.ts';

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

/** What the files around a Dockerfile say, and the names of contexts given. Around standard input there are no files. */
export async function factsAround(file: string, contexts: readonly string[]): Promise<Workspace> {
  const uri = pathToFileURL(path.resolve(file)).href;
  return withNames(file === '-' ? NO_WORKSPACE : await gather(files, uri, roots), contexts);
}
