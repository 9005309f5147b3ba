import { SKIPPED } from './build-context.ts';
import { child, type Files, normalized } from './files.ts';

// `dockerfile.ts` is a program, so the names with something behind the dot need their capital.
const NAME = /^(?:Dockerfile|Containerfile)(?:\..+)?$|^(?:docker|container)file$/;
const EXTENSION = /.\.(?:docker|container)file$/i;

/** Whether a file found in a folder is a Dockerfile, by its name. */
export const isDockerfileName = (name: string): boolean =>
  (NAME.test(name) || EXTENSION.test(name)) && !name.endsWith('.dockerignore');

/** The same of a URI. */
export const isDockerfile = (uri: string): boolean => isDockerfileName(/[^/]*$/.exec(normalized(uri))![0]);

/** The same as globs, for a client to watch; they let in a few that are none. */
export const DOCKERFILES: readonly string[] = [
  '{Dockerfile,dockerfile,Containerfile,containerfile}',
  '{Dockerfile,Containerfile}.*',
  '*.{dockerfile,Dockerfile,containerfile,Containerfile}',
];

const MOST_FOLDERS = 3_000;
const MOST_FILES = 500;
/** So many folders are listed at a time. */
const AT_ONCE = 16;
/** Hidden folders that may hold one all the same. */
const SHOWN: ReadonlySet<string> = new Set(['.devcontainer/', '.docker/', '.github/', '.ci/', '.gitlab/']);

/**
 * The URIs of the Dockerfiles in folders and in those below them, the nearest first; of very many the first alone. Hidden folders are
 * left out, and so is what packages bring along.
 * @param goesOn whether anybody still waits for the answer; undefined is the answer where nobody does.
 */
export async function findDockerfiles(
  files: Files,
  roots: readonly string[],
  goesOn: () => boolean,
): Promise<readonly string[] | undefined> {
  const found = new Set<string>();
  let folders = roots.map((root) => (root.endsWith('/') ? root : `${root}/`));
  let looked = 0;
  while (folders.length > 0 && looked < MOST_FOLDERS && found.size < MOST_FILES) {
    if (!goesOn()) return undefined;
    const next = folders.slice(0, AT_ONCE);
    folders = folders.slice(AT_ONCE);
    looked += next.length;
    const lists = await Promise.all(next.map((folder) => files.list(folder)));
    for (const [i, names = []] of lists.entries()) {
      for (const name of [...names].sort()) {
        if (name.endsWith('/')) {
          if (mayHold(name)) folders.push(child(next[i]!, name));
        } else if (isDockerfileName(name) && found.size < MOST_FILES) found.add(child(next[i]!, name));
      }
    }
  }
  return [...found];
}

const mayHold = (name: string): boolean => (name.startsWith('.') ? SHOWN.has(name) : !SKIPPED.has(name));
