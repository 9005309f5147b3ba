import { child, type Files } from './files.ts';
import { isIgnored } from './ignore.ts';
import type { Workspace } from './workspace.ts';

/** More folders than a Dockerfile names. */
const MOST_FOLDERS = 50;

/**
 * Which of some paths, clean and without a slash in front, are files of the build context. None where it is not certain where
 * that is.
 */
export async function filesAmong(
  files: Files,
  { context, contextFolder, ignore }: Workspace,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!context || contextFolder === undefined) return new Set();
  const found = new Set(paths.filter((path) => context.has(path)));
  const deep = paths.filter((path) => !found.has(path) && path.includes('/') && !(ignore && isIgnored(ignore, path)));
  const parents = [...new Set(deep.map(parentOf))].slice(0, MOST_FOLDERS);
  const lists = await Promise.all(parents.map((parent) => files.list(child(contextFolder, parent))));
  const names = new Map(parents.map((parent, i) => [parent, new Set(lists[i])]));
  for (const path of deep) {
    const parent = parentOf(path);
    if (names.get(parent)?.has(path.slice(parent.length))) found.add(path);
  }
  return found;
}

/** With its slash. */
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
