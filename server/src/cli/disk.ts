import { constants, createReadStream } from 'node:fs';
import { access, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isDockerfileName } from '../workspace/dockerfiles.ts';
import { SIZE_LIMIT } from './decode.ts';

/** The command line's only way to files. Every function throws an Error whose message says in words what went wrong. */

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** A path that was found, or what stands against it. */
interface Found {
  readonly path: string;
  readonly error?: Error;
}

/** The Dockerfiles that a path means: itself, or those in a folder, sorted by name. Symbolic links in it are left. */
export async function* find(given: string): AsyncGenerator<Found> {
  let folder: boolean;
  try {
    folder = given !== '-' && (await stat(given)).isDirectory();
  } catch (error) {
    yield { path: given, error: inWords(error) };
    return;
  }
  if (folder) yield* search(given);
  else yield { path: given };
}

/** Throws unless there is a folder. */
export async function checkFolder(given: string): Promise<void> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(given)).isDirectory();
  } catch (error) {
    throw inWords(error);
  }
  if (!isFolder) throw new Error('not a folder');
}

async function* search(folder: string): AsyncGenerator<Found> {
  let entries: Awaited<ReturnType<typeof list>>;
  try {
    entries = await list(folder);
  } catch (error) {
    yield { path: folder, error: inWords(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* search(full);
    } else if (entry.isFile() && isDockerfileName(entry.name)) yield { path: full };
  }
}

const list = (folder: string) => readdir(folder, { withFileTypes: true });

/** The bytes of a file, or of standard input for `-`; somewhat more than the limit when there are more. */
export async function readBytes(file: string): Promise<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> =
    file === '-' ? process.stdin : createReadStream(file, { end: SIZE_LIMIT, highWaterMark: 1 << 18 });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > SIZE_LIMIT) break;
    }
  } catch (error) {
    throw inWords(error);
  }
  return Buffer.concat(chunks);
}

/**
 * Replaces a file's content in one step, so that nobody ever reads half of it. Mode and owner stay as they are. Where
 * something could get lost, nothing is written: `read` is the text that has to be there still.
 */
export async function replaceFile(file: string, read: string, text: string): Promise<void> {
  try {
    // The link stays a link, and its target changes.
    const target = await realpath(file);
    const before = await stat(target);
    if (!before.isFile()) throw new Error('not a regular file');
    // Who may replace a file need not have been meant to: root, and the owner of the folder.
    if ((before.mode & 0o222) === 0) throw new Error('the file is read-only');
    await access(target, constants.W_OK);
    // It would be cut off from its other names, and written in place it could be left half written.
    if (before.nlink > 1) throw new Error('the file has several names (hard links), and is left as it is');
    const fresh = path.join(path.dirname(target), `.dockerfile-stages.${process.pid}.tmp`);
    const handle = await open(fresh, 'wx', 0o600);
    try {
      try {
        await handle.writeFile(text, 'utf8');
        const { uid, gid } = await handle.stat();
        if (uid !== before.uid || gid !== before.gid) await handle.chown(before.uid, before.gid);
        await handle.chmod(before.mode);
        await handle.sync();
      } finally {
        await handle.close();
      }
      const isSame = (await readFile(target)).equals(Buffer.from(read));
      if (!isSame) throw new Error('the file has changed since it was read, and is left as it is');
      await rename(fresh, target);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  } catch (error) {
    throw inWords(error);
  }
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'a folder, not a file',
  ELOOP: 'too many symbolic links',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'no such file or folder',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
};

function inWords(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const code = 'code' in error ? String(error.code) : '';
  return new Error(WORDS[code] ?? error.message, { cause: error });
}
