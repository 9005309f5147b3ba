import { baseName } from '../../../model/copied.ts';
import { resolvePath } from '../../../model/directory.ts';
import type { Build, Output } from './build.ts';

/** Native code in the file system of a stage, and the command that made it, maybe in another stage. */
export interface Artefact {
  readonly output: Output;
  readonly build: Build;
}

/** More than these in one folder are not looked at. */
const MOST = 100;

/** The native code that the instructions of a stage bring, to be found by its path. */
export class Artefacts {
  readonly #at: Readonly<Record<Output['kind'], Map<string, Artefact>>> = {
    file: new Map(),
    folder: new Map(),
    unnamed: new Map(),
    tree: new Map(),
  };
  readonly #below = new Map<string, Map<string, Artefact>>();

  /** Of two in one place the last is there. */
  add(artefact: Artefact): void {
    const { kind, path } = artefact.output;
    this.#at[kind].set(path, artefact);
    if (kind === 'unnamed') return;
    for (const folder of [path, ...foldersOf(path)]) {
      const known = this.#below.get(folder) ?? new Map<string, Artefact>();
      this.#below.set(folder, known);
      if (known.size < MOST || known.has(path)) known.set(path, artefact);
    }
  }

  /** What a path is, or lies in a place where all, or just the programs, are native. */
  at(path: string): Artefact | undefined {
    const file = this.#at.file.get(path);
    if (file) return file;
    const [parent = '/'] = foldersOf(path);
    const program = /^[\w-]+(?:\.so(?:\.\d+)*)?$/.test(baseName(path));
    const inFolder = program ? (this.#at.folder.get(parent) ?? this.#at.unnamed.get(parent)) : undefined;
    if (inFolder) return inFolder;
    const tree = [path, ...foldersOf(path)].find((folder) => this.#at.tree.has(folder));
    return tree === undefined ? undefined : this.#at.tree.get(tree);
  }

  /** What a folder holds, somewhere below. */
  within(path: string): Iterable<Artefact> {
    return this.#below.get(path)?.values() ?? [];
  }
}

/** The folders a path lies in, nearest first, without the root. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return folders;
}

/** The same thing in another place: below a path, at it, or in the folder that is there. */
export function moved({ output, build }: Artefact, from: string, to: string): Artefact[] {
  const { path, kind } = output;
  if (path.startsWith(`${from}/`)) {
    return [{ output: { kind, path: resolvePath('/', to + path.slice(from.length)) }, build }];
  }
  if (kind === 'tree' || (kind !== 'file' && path === from)) return [{ output: { kind, path: to }, build }];
  return [to, resolvePath(to, baseName(from))].map((place) => ({ output: { kind: 'file', path: place }, build }));
}
