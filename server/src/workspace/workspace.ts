import { contextName } from '../model/contexts.ts';
import { remember, rememberApart } from '../model/remember.ts';
import type { FoundBuild } from './builders/known-builders.ts';
import type { ConfigFile } from './config/find.ts';
import type { IgnoreFile } from './ignore.ts';
import { NO_POLICY, type Policy } from './policy.ts';
import type { ShellcheckAnswers } from './shellcheck-remarks.ts';

/** The platforms that an image has, as `--platform` names them, by its digest: a registry has told of them. */
export type Platforms = ReadonlyMap<string, readonly string[]>;

/**
 * Facts from the files around a Dockerfile, gathered before the rules run. Undefined means that nobody could look; what could
 * not be looked at to its end says so, and nothing is to be concluded from what is missing there.
 */
export interface Workspace {
  /** Paths in the build context, relative to it, without those that are ignored; folders end with a slash. */
  readonly context: ReadonlySet<string> | undefined;
  /** The folder that is the build context, with all that the ignore file leaves of it; undefined where that is not certain. */
  readonly contextFolder: string | undefined;
  /** The ignore file in effect, where it is certain which one that is. */
  readonly ignore: IgnoreFile | undefined;
  /** The folders in the build context, with a slash at the end, whose content is not known. */
  readonly unread: ReadonlySet<string>;
  /** The manifests in the build context, by their path there: those of package managers that lead to other files. */
  readonly manifests: ReadonlyMap<string, string> | undefined;
  /** The builds of this Dockerfile that files of the workspace start; undefined where nobody has looked for them. */
  readonly builds: readonly FoundBuild[] | undefined;
  /** There may be more of them: in files that were not read, or that leave open which Dockerfile they mean. */
  readonly moreBuilds: boolean;
  /** Stage names that neighbouring files name as build targets, in lower case. */
  readonly targets: ReadonlySet<string> | undefined;
  /** The words, in lower case, of files that leave it to a variable which target they build: any may be one. */
  readonly targetWords: ReadonlySet<string>;
  /** There are neighbouring files that may name more targets, and were not read. */
  readonly moreTargets: boolean;
  /** Names of named contexts that the builder is given beside the build context, as `contextName` gives them. */
  readonly contexts: ReadonlySet<string>;
  /** There may be more of them: in neighbouring files that were not read, or behind a variable. */
  readonly moreContexts: boolean;
  /** What the project wants, as the files of `configs` say together. */
  readonly policy: Policy;
  /** The files that say it, which may have faults. */
  readonly configs: readonly ConfigFile[];
  /** What ShellCheck says of the file's scripts, where it has been asked. */
  readonly shellcheck: ShellcheckAnswers | undefined;
  /** Of images that somebody has pinned. */
  readonly platforms: Platforms;
}

/** A Dockerfile of which nothing but the text is known. */
export const NO_WORKSPACE: Workspace = {
  context: undefined,
  contextFolder: undefined,
  ignore: undefined,
  unread: new Set(),
  manifests: undefined,
  builds: undefined,
  moreBuilds: false,
  targets: undefined,
  targetWords: new Set(),
  moreTargets: false,
  contexts: new Set(),
  moreContexts: false,
  policy: NO_POLICY,
  configs: [],
  shellcheck: undefined,
  platforms: new Map(),
};

/** The facts with further names of contexts: those that the user has set. */
export function withNames(workspace: Workspace, names: readonly string[]): Workspace {
  if (names.length === 0) return workspace;
  return {
    ...workspace,
    contexts: new Set([...workspace.contexts, ...names.flatMap((name) => contextName(name) ?? [])]),
  };
}

const platformsBeside = remember((platforms: Platforms) =>
  rememberApart((workspace: Workspace): Workspace => ({ ...workspace, platforms })),
);

/** The facts with what registries have told of: the same object as long as both are. */
export const withPlatforms = (workspace: Workspace, platforms: Platforms): Workspace =>
  platforms.size === 0 ? workspace : platformsBeside(platforms)(workspace);

const lasting = new WeakMap<Workspace, Workspace>();

/** The facts with what ShellCheck says of the file's scripts. */
export function withAnswers(workspace: Workspace, shellcheck: ShellcheckAnswers | undefined): Workspace {
  if (workspace.shellcheck === shellcheck) return workspace;
  const answered = { ...workspace, shellcheck };
  lasting.set(answered, lastingFacts(workspace));
  return answered;
}

/** The facts as they were before `withAnswers`. The answers are new with each version of a file; these are the same object. */
export const lastingFacts = (workspace: Workspace): Workspace => lasting.get(workspace) ?? workspace;

/**
 * Whether a path, clean and without slashes around, is in the build context; undefined where nobody has looked: in folders
 * that were not read, and more than one level down.
 */
export function isInContext({ context, unread }: Workspace, path: string): boolean | undefined {
  if (!context) return undefined;
  if (context.has(path) || context.has(`${path}/`)) return true;
  const [top, , deeper] = path.split('/');
  if (top === path) return false;
  // A name without a slash may be a link to a folder.
  return deeper !== undefined || unread.has(`${top}/`) || context.has(top!) ? undefined : false;
}

/** Whether a neighbouring file names a stage as a target, or may do so. */
export const mayBeTarget = ({ targets, targetWords, moreTargets }: Workspace, key: string): boolean =>
  moreTargets || targets?.has(key) === true || targetWords.has(key);

/** Whether a neighbouring file names any target, or may do so. */
export const mayHaveTargets = ({ targets, targetWords, moreTargets }: Workspace): boolean =>
  moreTargets || (targets !== undefined && targets.size > 0) || targetWords.size > 0;
