import { lstat, open, opendir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './files.ts';

const LARGEST = 1024 * 1024;
const MOST_ENTRIES = 10_000;
/** More names than anybody counts. */
const MOST_SIZES = 200_000;
/** So many files are looked at at a time. */
const AT_ONCE = 64;

/** Told of a file or folder that the system refuses to read; not of one that is not there. */
export type OnRefusal = (uri: string, error: Error) => void;

/** What goes while somebody looks was simply there no more. */
const ABSENT: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/**
 * The files of this machine. Symbolic links are followed only to places inside the workspace's folders, and pipes and
 * devices are not read.
 */
export class NodeFiles implements Files {
  readonly #roots: () => readonly string[];
  readonly #onRefusal: OnRefusal | undefined;
  readonly #places = new Map<string, string>();

  /** `roots` are the URIs of the workspace's folders. */
  constructor(roots: () => readonly string[], onRefusal?: OnRefusal) {
    this.#roots = roots;
    this.#onRefusal = onRefusal;
  }

  read(uri: string): Promise<string | undefined> {
    return this.#at(uri, (file, { size, isFile }) => (isFile && size <= LARGEST ? textOf(file, size) : undefined));
  }

  list(uri: string): Promise<readonly string[] | undefined> {
    return this.#at(uri, (folder) => namesIn(folder, MOST_ENTRIES));
  }

  sizes(uri: string): Promise<ReadonlyMap<string, number> | undefined> {
    return this.#at(uri, async (folder) => {
      const names = await namesIn(folder, MOST_SIZES);
      const sizes = new Map<string, number>();
      for (let at = 0; names && at < names.length; at += AT_ONCE) {
        const some = names.slice(at, at + AT_ONCE);
        const found = await Promise.all(some.map((name) => (name.endsWith('/') ? 0 : sizeOf(join(folder, name)))));
        for (const [i, name] of some.entries()) sizes.set(name, found[i]!);
      }
      return names && sizes;
    });
  }

  /** Does something with the place that a URI means. Whatever goes wrong, there is nothing to be known. */
  async #at<T>(uri: string, look: (path: string, about: About) => Promise<T> | undefined): Promise<T | undefined> {
    try {
      const given = fileURLToPath(uri);
      const [real, about] = await Promise.all([realpath(given), stat(given)]);
      if (!(await this.#mayFollow(given, real))) return undefined;
      return await look(real, { size: about.size, isFile: about.isFile() });
    } catch (error) {
      // What is no place at all has a code as well, but no number.
      if (error instanceof Error && 'errno' in error && 'code' in error && !ABSENT.has(error.code))
        this.#onRefusal?.(uri, error);
      return undefined;
    }
  }

  /** Where a folder of the workspace is: looked up once, since it is asked for with each file. */
  async #placeOf(root: string): Promise<string | undefined> {
    const known = this.#places.get(root);
    if (known !== undefined) return known;
    const place = await realpath(root).catch(() => undefined);
    if (place !== undefined) this.#places.set(root, place);
    return place;
  }

  async #mayFollow(given: string, real: string): Promise<boolean> {
    const roots = this.#roots()
      .filter((root) => root.startsWith('file:'))
      .map((root) => fileURLToPath(root));
    if (roots.some((root) => isInside(given, root))) {
      const places = await Promise.all(roots.map((root) => this.#placeOf(root)));
      return places.some((place) => place !== undefined && isInside(real, place));
    }
    return real === join(await realpath(dirname(given)), basename(given));
  }
}

/** What is known of a place before it is looked into. */
interface About {
  readonly size: number;
  readonly isFile: boolean;
}

/** Reads a file of a known size. Each question to the disk may have to wait for its turn, so there are as few as possible. */
async function textOf(file: string, size: number): Promise<string> {
  const handle = await open(file);
  const buffer = Buffer.allocUnsafe(size + 1);
  const { bytesRead } = await handle.read(buffer, 0, size + 1, 0).finally(() => void handle.close().catch(() => {}));
  // It is being written, or no file of the usual kind.
  return bytesRead === size ? buffer.toString('utf8', 0, size) : readFile(file, 'utf8');
}

async function namesIn(folder: string, most: number): Promise<string[] | undefined> {
  const names: string[] = [];
  for await (const entry of await opendir(folder, { bufferSize: 256 })) {
    if (names.length === most) return undefined;
    names.push(entry.isDirectory() ? `${entry.name}/` : entry.name);
  }
  return names;
}

/** Nothing for a file that has gone meanwhile. */
const sizeOf = (file: string): Promise<number> =>
  lstat(file).then(
    ({ size }) => size,
    () => 0,
  );

function isInside(path: string, folder: string): boolean {
  const top = folder.endsWith(sep) ? folder : folder + sep;
  return path === folder || `${path}${sep}`.startsWith(top);
}
