import { child, type Files } from '../files.ts';
import { joined } from './paths.ts';
import { type Reader, readBuilds, readComposeFile, readerOf, type Said } from './readers.ts';
import { type KnownBuild, resolved } from './resolve.ts';

const MOST_FILES = 50_000;
const AT_ONCE = 16;
const MOST_ROUNDS = 4;
const MOST_ASKED = 50;

/** Folders of version control, packages and caches: nobody writes in them by hand. */
const SKIPPED: ReadonlySet<string> = new Set(
  '.git .hg .svn node_modules bower_components .venv venv __pycache__ .tox .mypy_cache .terraform .gradle .cache .next .nuxt .yarn'
    .split(' ')
    .map((name) => `${name}/`),
);

/** A file that starts builds. */
export interface Builder {
  /** Relative to the folder that was looked through. */
  readonly path: string;
  readonly text: string;
  readonly builds: readonly KnownBuild[];
}

export interface Found {
  /** By their paths. */
  readonly builders: readonly Builder[];
  /** The files there are, by their paths. */
  readonly there: ReadonlySet<string>;
  /** The files that may start builds and could not be read: too large, broken, or not to be opened. */
  readonly unread: readonly string[];
  /** Whether all folders could be looked at: there were not too many files. */
  readonly complete: boolean;
}

/** Tells how far it has come: the files that were read, of those to be read. */
type OnProgress = (done: number, all: number) => void;

/**
 * The builds that the files in a folder start, however deep. `folder` is a URI with a slash at its end. Rejects if the signal says that
 * nobody waits any more, and else never.
 */
export async function buildsIn(
  files: Files,
  folder: string,
  signal?: AbortSignal,
  onProgress: OnProgress = () => {},
): Promise<Found> {
  const walk = await walked(files, folder, signal);
  const there = walk.paths;
  const unread: string[] = [];
  const builders = new Map<string, Builder>();
  const queue: { path: string; read: Reader }[] = [...there].flatMap((path) => {
    const read = readerOf(path);
    return read ? [{ path, read }] : [];
  });
  let done = 0;
  await inParallel(queue, signal, async ({ path, read }) => {
    if (builders.has(path)) return;
    const text = await files.read(child(folder, path));
    const top = projectOf(path, walk.projects);
    const within = top === '.' ? path : path.slice(top.length + 1);
    const said =
      text === undefined
        ? undefined
        : await readWith(files, child(folder, top === '.' ? '' : `${top}/`), read, text, within);
    if (!said?.isReadable) unread.push(path);
    for (const other of said?.includes ?? []) {
      const included = joined(top, other);
      if (included !== undefined && there.has(included) && !readerOf(included))
        queue.push({ path: included, read: readComposeFile });
    }
    const builds = (said?.builds ?? []).map((build) => resolved(build, top, (file) => there.has(file)));
    if (text !== undefined && builds.length > 0) builders.set(path, { path, text, builds });
    onProgress(++done, queue.length);
  });
  const sorted = [...builders.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { builders: sorted, there, unread: unread.sort(), complete: walk.complete };
}

/** Reads a file, and the others it asks for. `top` is the URI of its project. */
async function readWith(files: Files, top: string, read: Reader, text: string, path: string): Promise<Said> {
  const known = new Map<string, string | undefined>();
  for (let round = 0; ; round++) {
    const asked = new Set<string>();
    const said = readBuilds(read, text, path, (other) => {
      if (!known.has(other) && asked.size < MOST_ASKED) asked.add(other);
      return known.get(other);
    });
    if (asked.size === 0 || round === MOST_ROUNDS) return said;
    const texts = await Promise.all(
      [...asked].map((other) => (other.startsWith('..') ? undefined : files.read(child(top, other)))),
    );
    for (const [i, other] of [...asked].entries()) known.set(other, texts[i]);
  }
}

/** The innermost of some folders that a path lies in. */
function projectOf(path: string, projects: ReadonlySet<string>): string {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (projects.has(path.slice(0, end))) return path.slice(0, end);
  }
  return '.';
}

interface Walk {
  readonly paths: ReadonlySet<string>;
  /** Folders that are repositories of their own. */
  readonly projects: ReadonlySet<string>;
  readonly complete: boolean;
}

async function walked(files: Files, folder: string, signal: AbortSignal | undefined): Promise<Walk> {
  const paths = new Set<string>();
  const projects = new Set<string>();
  const queue = [''];
  let complete = true;
  await inParallel(queue, signal, async (inner) => {
    if (paths.size >= MOST_FILES) {
      complete = false;
      return;
    }
    const names = await files.list(child(folder, inner));
    complete &&= names !== undefined;
    for (const name of [...(names ?? [])].sort()) {
      if (name === '.git/' || name === '.git') projects.add(inner.slice(0, -1) || '.');
      if (!name.endsWith('/')) {
        if (paths.size < MOST_FILES) paths.add(inner + name);
        else complete = false;
      } else if (!SKIPPED.has(name)) queue.push(inner + name);
    }
  });
  return { paths, projects, complete };
}

/** Does something with all of a queue, to which it may add, a few at a time. */
async function inParallel<T>(
  queue: readonly T[],
  signal: AbortSignal | undefined,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let running = 0;
  await new Promise<void>((resolve, reject) => {
    const go = () => {
      if (signal?.aborted) return reject(signal.reason);
      while (running < AT_ONCE && next < queue.length) {
        running++;
        work(queue[next++]!).then(() => {
          running--;
          go();
        }, reject);
      }
      if (running === 0) resolve();
    };
    go();
  });
}
