import type { FoundBuild } from '../../../workspace/builders/known-builders.ts';
import { normalized } from '../../../workspace/files.ts';
import type { Server } from '../../method.ts';

/** The builds of a Dockerfile, by their files; those in open documents as they are right now. */
export async function buildsOf({ index, documents }: Server, dockerfile: string): Promise<FoundBuild[]> {
  await index.ready();
  const key = normalized(dockerfile);
  const open = documents.uris.flatMap((uri) => documents.get(uri) ?? []).filter(({ kind }) => kind === 'builder');
  const isOpen = new Set(open.map(({ uri }) => normalized(uri)));
  const fresh = await Promise.all(open.map(({ uri, text }) => index.inText(uri, text)));
  const own = fresh.flat().filter((build) => build.dockerfile !== undefined && normalized(build.dockerfile) === key);
  const others = index.of(dockerfile).filter(({ uri }) => !isOpen.has(normalized(uri)));
  return [...others, ...own].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}
