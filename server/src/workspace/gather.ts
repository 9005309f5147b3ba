import { isManifest } from '../knowledge/local-references.ts';
import { child, type Files, normalized, parent } from './files.ts';
import { isIgnored } from './ignore.ts';
import { isNeighbour, SUBFOLDERS, targetsIn } from './neighbours.ts';
import { NO_WORKSPACE, type Workspace } from './workspace.ts';

const MOST_ENTRIES = 2_000;
const MOST_FOLDERS = 20;
const MOST_LEVELS = 6;
const MOST_FILES = 100;
const SKIPPED: ReadonlySet<string> = new Set(['.git/', 'node_modules/']);

/** Looks around a Dockerfile. `roots` are the workspace's folders, above which nothing is looked at. Never rejects. */
export async function gather(files: Files, uri: string, roots: readonly string[]): Promise<Workspace> {
  const folder = uri.startsWith('file:') ? parent(uri) : undefined;
  if (folder === undefined) return NO_WORKSPACE;
  try {
    const [context, targets] = await Promise.all([contextOf(files, folder), targetsAround(files, folder, roots)]);
    return { context, manifests: context && (await manifestsIn(files, folder, context)), targets };
  } catch {
    return NO_WORKSPACE;
  }
}

/** The names in a folder and in those directly in it; undefined when they are too many to know them all. */
async function contextOf(files: Files, folder: string): Promise<ReadonlySet<string> | undefined> {
  const names = await files.list(folder);
  if (!names || names.length > MOST_ENTRIES) return undefined;
  const ignore = names.includes('.dockerignore') ? await files.read(child(folder, '.dockerignore')) : undefined;
  const isThere = (name: string) => ignore === undefined || name === '.dockerignore' || !isIgnored(ignore, name);
  const context = new Set(names.filter(isThere));
  const folders = names.filter((name) => name.endsWith('/') && !SKIPPED.has(name)).sort();
  for (const inner of folders.slice(0, MOST_FOLDERS)) {
    for (const name of (await files.list(child(folder, inner))) ?? []) {
      if (context.size >= MOST_ENTRIES) return context;
      if (isThere(inner + name)) context.add(inner + name);
    }
  }
  return context;
}

/** The texts of manifests, as far as they are few. */
async function manifestsIn(
  files: Files,
  folder: string,
  context: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const paths = [...context].filter(isManifest).slice(0, MOST_FILES);
  const texts = await Promise.all(paths.map((path) => files.read(child(folder, path))));
  return new Map(paths.flatMap((path, i) => (texts[i] === undefined ? [] : [[path, texts[i]]])));
}

/** The targets that files in this folder and those above it name. */
async function targetsAround(files: Files, folder: string, roots: readonly string[]): Promise<ReadonlySet<string>> {
  const targets = new Set<string>();
  let left = MOST_FILES;
  for await (const { uri, names } of levels(files, folder, roots)) {
    const paths = names.filter(isNeighbour);
    for (const inner of SUBFOLDERS.filter((path) => names.includes(path.slice(0, path.indexOf('/') + 1)))) {
      const below = (await files.list(child(uri, inner))) ?? [];
      paths.push(...below.map((name) => inner + name).filter(isNeighbour));
    }
    const texts = await Promise.all(paths.slice(0, left).map((path) => files.read(child(uri, path))));
    left -= Math.min(left, paths.length);
    for (const text of texts) for (const target of targetsIn(text ?? '')) targets.add(target);
  }
  return targets;
}

/** The folder and those above it, up to the workspace's, else to the repository's, else some way. */
async function* levels(files: Files, folder: string, roots: readonly string[]) {
  const tops = new Set(roots.map((root) => normalized(root.endsWith('/') ? root : `${root}/`)));
  const inWorkspace = [...tops].some((top) => normalized(folder).startsWith(top));
  for (let uri: string | undefined = folder, level = 0; uri && level < MOST_LEVELS; uri = parent(uri), level++) {
    const names = await files.list(uri);
    if (names) yield { uri, names };
    if (inWorkspace ? tops.has(normalized(uri)) : names?.some((name) => name === '.git/' || name === '.git')) return;
  }
}
