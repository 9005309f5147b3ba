import { contextIn } from './build-context.ts';
import type { Builds } from './builders/builds.ts';
import { findConfigs } from './config/find.ts';
import { type Exactly, exactly } from './exactly.ts';
import { child, type Files, parent } from './files.ts';
import { type IgnoreFile, readIgnoreFile } from './ignore.ts';
import { contextsIn } from './named-contexts.ts';
import { type Neighbours, neighboursOf, targetsIn } from './neighbours.ts';
import { mayMoveContext } from './other-context.ts';
import { NO_POLICY, together } from './policy.ts';
import { type Folder, upward } from './upward.ts';
import { NO_WORKSPACE, type Workspace, withNames } from './workspace.ts';

/**
 * Looks around a Dockerfile. `roots` are the workspace's folders, above which nothing is looked at. `index`, where there is one, tells of
 * builds exactly; what neighbouring files say besides may be one. Never rejects.
 */
export async function gather(files: Files, uri: string, roots: readonly string[], index?: Builds): Promise<Workspace> {
  const folder = uri.startsWith('file:') ? parent(uri) : undefined;
  if (folder === undefined) return NO_WORKSPACE;
  try {
    const name = decodeURIComponent(uri.slice(folder.length));
    const around = await upward(files, folder, roots);
    const [neighbours, said] = await Promise.all([neighboursOf(files, around), policyIn(files, around)]);
    const names = around.find(({ uri }) => uri === folder)?.names;
    const contexts = neighbours.texts.map(({ text }) => contextsIn(text));
    const own = said.policy.targets.map((target) => target.toLowerCase());
    const known = index && exactly(index, uri);
    const targets = neighbours.texts.map((neighbour) => targetsIn(neighbour.text, known?.elsewhere(neighbour)));
    const builds = known?.builds ?? [];
    const found: Workspace = {
      ...NO_WORKSPACE,
      ...said,
      ...(known && { builds, moreBuilds: known.moreBuilds }),
      ...(names && (await contextOf(files, folder, name, names, neighbours, known))),
      targets: new Set([
        ...own,
        ...targets.flatMap(({ names }) => names),
        ...builds.flatMap(({ target }) => target?.toLowerCase() ?? []),
      ]),
      targetWords: new Set(targets.flatMap(({ words }) => words)),
      moreTargets: !neighbours.complete,
      contexts: new Set(contexts.flatMap((found) => [...found.names])),
      moreContexts: !neighbours.complete || contexts.some(({ more }) => more),
    };
    return withNames(found, [...said.policy.contexts, ...builds.flatMap((build) => [...build.contexts])]);
  } catch {
    return NO_WORKSPACE;
  }
}

/** The facts for a Dockerfile that lies nowhere, and belongs to a folder all the same: what that folder's project wants. */
export async function gatherPolicy(files: Files, folder: string, roots: readonly string[]): Promise<Workspace> {
  const said = await policyIn(files, await upward(files, folder, roots));
  return withNames({ ...NO_WORKSPACE, ...said }, said.policy.contexts);
}

async function policyIn(files: Files, around: readonly Folder[]): Promise<Pick<Workspace, 'policy' | 'configs'>> {
  const configs = await findConfigs(files, around);
  return configs.length === 0
    ? { policy: NO_POLICY, configs }
    : { policy: together(configs.map(({ policy }) => policy)), configs };
}

/** The build context, if it is the Dockerfile's own folder as far as anybody says, and the ignore file in effect. */
async function contextOf(
  files: Files,
  folder: string,
  name: string,
  names: readonly string[],
  { texts, complete }: Neighbours,
  known: Exactly | undefined,
): Promise<Partial<Workspace>> {
  const isElsewhere =
    known?.isBuiltOutside(folder) === true ||
    texts.some((neighbour) => !known?.isWhole(neighbour) && mayMoveContext(neighbour, folder, name));
  const isHere = complete && !isElsewhere;
  // The Dockerfile's own ignore file counts before that of the context, and wherever the context is.
  const ignoreName = [`${name}.dockerignore`, '.dockerignore'].find((file) => names.includes(file));
  const ignore = ignoreName && (await readIgnore(files, folder, ignoreName, names));
  if (!isHere) return ignore && ignoreName !== '.dockerignore' ? { ignore } : {};
  // An ignore file that cannot be understood leaves nothing certain.
  if (ignoreName !== undefined && !ignore) return {};
  const context = await contextIn(files, folder, names, ignore || undefined);
  return { contextFolder: folder, ...context, ...(ignore && { ignore }) };
}

async function readIgnore(
  files: Files,
  folder: string,
  name: string,
  names: readonly string[],
): Promise<IgnoreFile | undefined> {
  const text = await files.read(child(folder, name));
  // The builder may take an empty one for none, and look at the other.
  const isOpen = text === '' && name !== '.dockerignore' && names.includes('.dockerignore');
  return text === undefined || isOpen ? undefined : readIgnoreFile(name, text);
}
