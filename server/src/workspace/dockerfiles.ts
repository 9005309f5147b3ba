import { normalized } from './files.ts';

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

const MOST_FILES = 500;
/** Hidden folders that may hold one all the same. */
const SHOWN: ReadonlySet<string> = new Set(['.devcontainer', '.docker', '.github', '.ci', '.gitlab']);

/** The Dockerfiles among the paths of files, the nearest first; of very many the first alone. Those in hidden folders are left out. */
export function dockerfilesAmong(paths: Iterable<string>): string[] {
  const found: (readonly [depth: number, path: string])[] = [];
  for (const path of paths) {
    const names = path.split('/');
    if (!isDockerfileName(names.pop()!) || names.some((name) => name.startsWith('.') && !SHOWN.has(name))) continue;
    found.push([names.length, path]);
  }
  found.sort(([depth, path], [other, otherPath]) => depth - other || (path < otherPath ? -1 : 1));
  return found.slice(0, MOST_FILES).map(([, path]) => path);
}
