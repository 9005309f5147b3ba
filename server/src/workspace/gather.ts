import { contextIn } from './build-context.ts';
import type { Builds } from './builders/builds.ts';
import { findConfigs } from './config/find.ts';
import { type Exactly, exactly } from './exactly.ts';
import { child, type Files, normalized, parent } from './files.ts';
import { IGNORE_FILE, type IgnoreFile, readIgnoreFile } from './ignore.ts';
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
    const isSeen = around[0]?.uri === folder && around[0].names !== undefined;
    const contexts = neighbours.texts.map(({ text }) => contextsIn(text));
    const own = said.policy.targets.map((target) => target.toLowerCase());
    const known = index && exactly(index, uri);
    const targets = neighbours.texts.map((neighbour) => targetsIn(neighbour.text, known?.elsewhere(neighbour)));
    const builds = known?.builds ?? [];
    const found: Workspace = {
      ...NO_WORKSPACE,
      ...said,
      ...(known && { builds, moreBuilds: known.moreBuilds }),
      ...(isSeen && (await contextOf(files, around, name, neighbours, known))),
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

/**
 * The build context and the ignore file in effect, as far as they are certain.
 * @param around the Dockerfile's folder, whose names are known, and those above it
 */
async function contextOf(
  files: Files,
  around: readonly Folder[],
  name: string,
  { texts, complete }: Neighbours,
  known: Exactly | undefined,
): Promise<Partial<Workspace>> {
  const { uri: here, names: ownNames = [] } = around[0]!;
  const isOpen =
    !complete || texts.some((neighbour) => !known?.isWhole(neighbour) && mayMoveContext(neighbour, here, name));
  const place = isOpen ? undefined : known ? known.contextOf(here) : here;
  const isPlace = ({ uri }: Folder) => place !== undefined && normalized(uri) === normalized(place);
  const folder = around.find(isPlace) ?? (place && { uri: place, names: await files.list(place) });
  const names = folder ? folder.names : undefined;
  // The Dockerfile's own ignore file counts before that of the context, and wherever the context is.
  const ownIgnore = `${name}.dockerignore`;
  const hasOwn = ownNames.includes(ownIgnore);
  const hasCommon = names?.includes(IGNORE_FILE) === true;
  if (!folder || !names) {
    const ignore = hasOwn && (await readIgnore(files, here, ownIgnore, true));
    return ignore ? { ignore } : {};
  }
  const ignore = hasOwn
    ? await readIgnore(files, here, ownIgnore, hasCommon)
    : hasCommon && (await readIgnore(files, folder.uri, IGNORE_FILE, false));
  // An ignore file that cannot be understood leaves nothing certain.
  if (ignore === undefined) return {};
  const context = await contextIn(files, folder.uri, names, ignore || undefined);
  return { contextFolder: folder.uri, ...context, ...(ignore && { ignore }) };
}

/** `hasOther`: there may be another ignore file, which counts where this one does not. */
async function readIgnore(
  files: Files,
  folder: string,
  name: string,
  hasOther: boolean,
): Promise<IgnoreFile | undefined> {
  const text = await files.read(child(folder, name));
  // The builder may take an empty one for none, and look at the other.
  return text === undefined || (text === '' && hasOther) ? undefined : readIgnoreFile(name, text);
}
