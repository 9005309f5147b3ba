import { type Files, normalized, parent } from './files.ts';

const MOST_LEVELS = 6;

/** A folder, and the names in it; undefined where it cannot be read. */
export interface Folder {
  readonly uri: string;
  readonly names: readonly string[] | undefined;
}

/** A folder and those above it, up to the workspace's, else to the repository's, else some way. */
export async function upward(files: Files, folder: string, roots: readonly string[]): Promise<Folder[]> {
  const found: Folder[] = [];
  const tops = new Set(roots.map((root) => normalized(root.endsWith('/') ? root : `${root}/`)));
  const inWorkspace = [...tops].some((top) => normalized(folder).startsWith(top));
  for (let uri: string | undefined = folder, level = 0; uri; uri = parent(uri), level++) {
    // A way that ends by itself may be as long as it is.
    if (!inWorkspace && level === MOST_LEVELS) break;
    const names = await files.list(uri);
    if (names || inWorkspace) found.push({ uri, names });
    if (inWorkspace ? tops.has(normalized(uri)) : isRepository(names)) break;
  }
  return found;
}

/** Whether a folder with these names in it is the topmost of a repository. */
export const isRepository = (names: readonly string[] | undefined): boolean =>
  names?.some((name) => name === '.git/' || name === '.git') === true;
