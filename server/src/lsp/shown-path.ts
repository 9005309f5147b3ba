import { normalized } from '../workspace/files.ts';

/** A file's path in the workspace's folder that it lies in, as people read it; its name where it lies in none. */
export function shownPath(roots: readonly string[], uri: string): string {
  const path = normalized(uri);
  const root = roots.map(normalized).find((folder) => path.startsWith(folder));
  return (root === undefined ? path.slice(path.lastIndexOf('/') + 1) : path.slice(root.length)).replace(/^\//, '');
}
