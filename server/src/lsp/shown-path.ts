import { normalized } from '../workspace/files.ts';

/** A file's path in the workspace's folder that it lies in, as people read it; its name where it lies in none. */
export function shownPath(roots: readonly string[], uri: string): string {
  const path = normalized(uri);
  const root = roots.map(normalized).find((folder) => path.startsWith(folder));
  return (root === undefined ? path.slice(path.lastIndexOf('/') + 1) : path.slice(root.length)).replace(/^\//, '');
}

/** The path that leads from one file to another one. */
export function pathFrom(uri: string, other: string): string {
  const [from, to] = [normalized(uri).split('/').slice(0, -1), normalized(other).split('/')];
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
