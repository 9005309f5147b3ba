import { child, type Files } from '../files.ts';

const MOST_FILES = 200_000;
const AT_ONCE = 16;

/** Folders of version control, packages and caches: nobody writes in them by hand. */
const SKIPPED: ReadonlySet<string> = new Set(
  '.git .hg .svn node_modules bower_components .venv venv __pycache__ .tox .mypy_cache .terraform .gradle .cache .next .nuxt .yarn'
    .split(' ')
    .map((name) => `${name}/`),
);

/** Whether a folder, given with a slash at its end, is one that nobody writes in by hand. */
export const isSkipped = (name: string): boolean => SKIPPED.has(name);

/** The files below a folder. */
interface Walk {
  /** By their paths in the folder. */
  readonly paths: ReadonlySet<string>;
  /** Folders that are repositories of their own. */
  readonly projects: ReadonlySet<string>;
  /** Whether all folders could be looked at, and there were not too many files. */
  readonly complete: boolean;
}

/**
 * Looks for all files in a folder, however deep, the nearest first. `folder` is a URI with a slash at its end. Rejects if the signal says
 * that nobody waits any more.
 */
export async function walked(
  files: Files,
  folder: string,
  signal: AbortSignal | undefined,
  mostFiles = MOST_FILES,
): Promise<Walk> {
  const paths = new Set<string>();
  const projects = new Set<string>();
  const queue = [''];
  let complete = true;
  await inParallel(queue, signal, async (inner) => {
    if (paths.size >= mostFiles) {
      complete = false;
      return;
    }
    const names = await files.list(child(folder, inner));
    complete &&= names !== undefined;
    for (const name of [...(names ?? [])].sort()) {
      if (name === '.git/' || name === '.git') projects.add(inner.slice(0, -1) || '.');
      if (!name.endsWith('/')) {
        if (paths.size < mostFiles) paths.add(inner + name);
        else complete = false;
      } else if (!SKIPPED.has(name)) queue.push(inner + name);
    }
  });
  return { paths, projects, complete };
}

/** Does something with all of a queue, to which it may add, a few at a time. */
export async function inParallel<T>(
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
