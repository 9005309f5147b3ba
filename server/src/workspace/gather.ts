import { contextIn } from './build-context.ts';
import { child, type Files, parent } from './files.ts';
import { isIgnored } from './ignore.ts';
import { neighboursOf, targetsIn } from './neighbours.ts';
import { NO_WORKSPACE, type Workspace } from './workspace.ts';

/** Looks around a Dockerfile. `roots` are the workspace's folders, above which nothing is looked at. Never rejects. */
export async function gather(files: Files, uri: string, roots: readonly string[]): Promise<Workspace> {
  const folder = uri.startsWith('file:') ? parent(uri) : undefined;
  if (folder === undefined) return NO_WORKSPACE;
  try {
    const [context, neighbours] = await Promise.all([contextOf(files, folder), neighboursOf(files, folder, roots)]);
    const targets = new Set(neighbours.texts.flatMap(({ text }) => [...targetsIn(text)]));
    return { ...context, targets, moreTargets: !neighbours.complete };
  } catch {
    return NO_WORKSPACE;
  }
}

async function contextOf(files: Files, folder: string) {
  const ignore = await files.read(child(folder, '.dockerignore'));
  return contextIn(files, folder, (path) => !ignore || path === '.dockerignore' || !isIgnored(ignore, path));
}
