import { normalized } from '../workspace/files.ts';

/** The URI of the innermost of the workspace's folders that a file lies in; undefined where it lies in none. */
export function rootOf(roots: readonly string[], uri: string): string | undefined {
  const path = normalized(uri);
  const around = roots.filter((root) => path.startsWith(normalized(root.endsWith('/') ? root : `${root}/`)));
  return around.sort((a, b) => b.length - a.length)[0];
}

/** A file's path in the workspace's folder that it lies in, as people read it; its name where it lies in none. */
export function shownPath(roots: readonly string[], uri: string): string {
  const path = normalized(uri);
  const root = rootOf(roots, uri);
  const start = root === undefined ? path.lastIndexOf('/') + 1 : normalized(root).length;
  return path.slice(start).replace(/^\//, '');
}

/** The path that leads from one file to another one. */
export function pathFrom(uri: string, other: string): string {
  const [from, to] = [normalized(uri).split('/').slice(0, -1), normalized(other).split('/')];
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
