import { type Copied, type CopiedSource, mayBringFolderOf, namesFile } from '../../model/copied.ts';
import { isWithin, resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { hasOthersBelow, inContext, type Place, textOf } from './files-to-copy.ts';
import type { ManifestInstall } from './manifests.ts';

/** A COPY that brings the manifests of an install among much else. */
export interface BroadCopy {
  readonly copied: Copied;
  /** The one of its sources that does. */
  readonly source: CopiedSource;
  readonly place: Place;
  /** Earlier ones that bring manifests alone, in vain. */
  readonly named: readonly Copied[];
}

/** An install where it stands. */
export interface PlacedInstall {
  readonly run: Instruction;
  readonly install: ManifestInstall;
  /** Whether a bind mount brings the manifests to it, and not all of the context. */
  readonly hasOwn: boolean;
}

/** What comes before an install. */
export interface Before {
  /** What the stages this one is based on copy. */
  readonly inherited: readonly Copied[];
  readonly own: readonly Copied[];
  readonly installed: readonly PlacedInstall[];
}

/** The copy from the context that brings the manifests of an install among much else; none if another brings them. */
export function broadCopy(
  dockerfile: Dockerfile,
  { inherited, own, installed }: Before,
  install: ManifestInstall,
  workspace: Workspace,
): BroadCopy | undefined {
  const candidates: BroadCopy[] = [];
  const named: Copied[] = [];
  for (const copied of [...inherited, ...own]) {
    const isOwn = copied.fromContext && own.includes(copied) && !copied.instruction.flag('parents');
    if (namesManifest(copied, install)) {
      if (!isOwn || candidates.length > 0 || copied.destination === undefined) return undefined;
      named.push(copied);
    } else if (install.manifests.every((path) => mayBringFolderOf(copied, path))) {
      if (!isOwn) return undefined;
      candidates.push(...broadSources(copied, install, workspace));
    }
  }
  // Of several folders that are put into one, any may hold the manifest.
  const certain = candidates.filter(({ source, place }) => source.path === '' || holds(place, install));
  const [only] = certain.length > 0 ? certain.slice(-1) : candidates.length === 1 ? candidates : [];
  if (!only || isWorkspace(dockerfile, install, only.place)) return undefined;
  // The manifests were copied or mounted first and installed from: what follows the sources is another matter.
  const early = installed.some(({ install: other, run, hasOwn }) => {
    if (other.manager !== install.manager || run.range.start > only.copied.instruction.range.start) return false;
    return named.length > 0 || (hasOwn && other.manifests.some((path) => install.manifests.includes(path)));
  });
  return early ? undefined : { ...only, named };
}

/** Whether a COPY names what the install reads. The project files of .NET are restored together, wherever they are. */
function namesManifest(copied: Copied, { manager, manifests, lockFiles }: ManifestInstall): boolean {
  if ([...manifests, ...lockFiles].some((path) => namesFile(copied, path))) return true;
  const isProject = (path: string | undefined) => path !== undefined && /\.(?:\w+proj|slnx?)$/.test(path);
  return manager.name === 'dotnet' && copied.sources.some(({ path }) => isProject(path));
}

function broadSources(copied: Copied, install: ManifestInstall, workspace: Workspace): BroadCopy[] {
  const { destination } = copied;
  // The manifests may lie elsewhere than the install works, but what is copied has to be the project.
  if (destination === undefined || !isWithin(install.directory, destination)) return [];
  return copied.sources.flatMap((source) => {
    if (source.path === undefined || !isFolder(source.path, workspace.context)) return [];
    return [{ copied, source, place: { source: source.path, destination, workspace }, named: [] }];
  });
}

/** Folders that hold no sources, as their names say. */
const NO_SOURCES =
  /(?:^|\/)(?:vendor|packages|deps|dependencies|requirements|reqs|wheels|third_party|patches|scripts|docker|config|conf|etc|rootfs|root)$/;

function isFolder(path: string, context: ReadonlySet<string> | undefined): boolean {
  if (path === '') return true;
  if (context?.has(path)) return false;
  // A name without a dot and without a capital: not `requirements.txt`, `Gemfile`, `mvnw`.
  const looksLikeOne = /^[\w/-]+$/.test(path) && /[a-z][\d_-]*$/.test(path) && !/(?:^|\/)(?:mvnw|gradlew)$/.test(path);
  return (context?.has(`${path}/`) || looksLikeOne) && !NO_SOURCES.test(path);
}

const holds = (place: Place, { manifests }: ManifestInstall): boolean =>
  manifests.some((path) => place.workspace.context?.has(inContext(place, path)));

/** How a Dockerfile speaks of a workspace of JavaScript packages. */
const SPEAKS_OF_WORKSPACE =
  /\s(?:turbo|lerna|nx|rush)\s|\s--filter\b|\s--workspaces?\b|\sworkspaces?\s|(?:^|[\s/'"=.])(?:packages|apps|libs)\/[\w$@-]/;

/** A workspace of many packages has as many manifests: copying them is no matter of one line. */
function isWorkspace(dockerfile: Dockerfile, install: ManifestInstall, place: Place): boolean {
  const { context } = place.workspace;
  if (!/^(?:npm|pnpm|yarn|bun)/.test(install.manager.name)) return false;
  if (SPEAKS_OF_WORKSPACE.test(dockerfile.text)) return true;
  // Of one that was not read nothing can be told.
  if (install.manifests.some((path) => /"workspaces"\s*:/.test(textOf(place, path) ?? '"workspaces":'))) return true;
  if (!context) return false;
  const marks = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'turbo.json', 'rush.json'];
  const marked = marks.some((name) => context.has(inContext(place, resolvePath(install.directory, name))));
  return marked && hasOthersBelow(install, place, context);
}
