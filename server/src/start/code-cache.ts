import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** How many bytes of a file are the digest of the others. */
const DIGEST = 32;

/**
 * What V8 made of a program, kept in a folder for the next time. V8 runs what it is given without looking at it, so a file counts only
 * as it was written, for this very program, and the folder has to be the user's own. Whatever goes wrong, there is no cache.
 */
export class CodeCache {
  readonly #folder: string;
  readonly #file: string;
  readonly #program: string;

  /** `program` is a digest of the program's text. */
  constructor(folder: string, name: string, program: string) {
    this.#folder = folder;
    this.#file = join(folder, `${name}-${process.arch}-${process.versions.v8}.cache`);
    this.#program = program;
  }

  read(): Buffer | undefined {
    try {
      if (!isOwn(this.#folder)) return undefined;
      const kept = readFileSync(this.#file);
      const code = kept.subarray(DIGEST);
      return this.#digestOf(code).equals(kept.subarray(0, DIGEST)) ? code : undefined;
    } catch {
      return undefined;
    }
  }

  write(code: Buffer): void {
    const unfinished = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      if (!isOwn(this.#folder)) return;
      const file = openSync(unfinished, 'wx', 0o600);
      try {
        writeSync(file, this.#digestOf(code));
        writeSync(file, code);
        fsyncSync(file);
        closeSync(file);
      } catch (error) {
        rmSync(unfinished);
        throw error;
      }
      renameSync(unfinished, this.#file);
    } catch {
      // Then the next start takes as long as this one.
    }
  }

  #digestOf(code: Buffer): Buffer {
    return createHash('sha256').update(this.#program).update(code).digest();
  }
}

/** The folder that the system has for what a user's programs can make again; undefined where none is known. */
export function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = homedir();
  const above =
    process.platform === 'win32'
      ? LOCALAPPDATA
      : process.platform === 'darwin'
        ? join(home, 'Library', 'Caches')
        : XDG_CACHE_HOME || (home && join(home, '.cache'));
  return above ? join(above, 'dockerfile-stages') : undefined;
}

/** Whether nobody else can write there. */
function isOwn(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o22) === 0);
}
