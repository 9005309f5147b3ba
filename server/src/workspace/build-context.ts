import { isManifest } from '../knowledge/local-references.ts';
import { child, type Files } from './files.ts';
import { type IgnoreFile, isIgnored, mayLetInBelow } from './ignore.ts';
import type { Workspace } from './workspace.ts';

const MOST_ENTRIES = 2_000;
const MOST_FOLDERS = 100;
const MOST_MANIFESTS = 100;
/** The names of folders whose content is never looked at. */
export const SKIPPED: ReadonlySet<string> = new Set(['.git/', 'node_modules/']);

/** What of a folder, whose names are given, and of those directly in it is in the build context. */
export async function contextIn(
  files: Files,
  folder: string,
  names: readonly string[],
  ignore: IgnoreFile | undefined,
): Promise<Pick<Workspace, 'context' | 'unread' | 'manifests'>> {
  if (names.length > MOST_ENTRIES) return { context: undefined, unread: new Set(), manifests: undefined };
  // The ignore file itself is shown even if it names itself: rules see from it that there is one.
  const isThere = (path: string) => !ignore || path === '.dockerignore' || !isIgnored(ignore, path.replace(/\/$/, ''));
  const mayBeIn = (inner: string) => !ignore || isThere(inner) || mayLetInBelow(ignore, inner.slice(0, -1));
  const context = new Set(names.filter(isThere));
  const folders = names.filter((name) => name.endsWith('/') && mayBeIn(name)).sort();
  const read = folders.filter((name) => !SKIPPED.has(name)).slice(0, MOST_FOLDERS);
  const lists = await Promise.all(read.map((inner) => files.list(child(folder, inner))));
  const unread = new Set(folders);
  // What is ignored is looked at as well, which takes its time.
  let looked = names.length;
  for (const [i, inner] of read.entries()) {
    const list = lists[i];
    // All of a folder or nothing, so that what is missing in one that was read is not there.
    if (!list || looked + list.length > MOST_ENTRIES) continue;
    looked += list.length;
    unread.delete(inner);
    for (const name of list) if (isThere(inner + name)) context.add(inner + name);
  }
  return { context, unread, manifests: await manifestsIn(files, folder, context) };
}

/** The texts of manifests; of those that are too many or cannot be read there is none. */
async function manifestsIn(
  files: Files,
  folder: string,
  context: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const paths = [...context].filter(isManifest).slice(0, MOST_MANIFESTS);
  const texts = await Promise.all(paths.map((path) => files.read(child(folder, path))));
  return new Map(paths.flatMap((path, i) => (texts[i] === undefined ? [] : [[path, texts[i]]])));
}

/** The names in a folder of the build context, whose path has a slash at its end, without those that are kept out of it. */
export const keptIn = (names: readonly string[], path: string, ignore: IgnoreFile | undefined): string[] =>
  names.filter((name) => {
    const inner = path + name.replace(/\/$/, '');
    const isKept = !ignore || !isIgnored(ignore, inner) || (name.endsWith('/') && mayLetInBelow(ignore, inner));
    return isKept && name !== '.git/';
  });
