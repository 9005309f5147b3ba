/** Facts from the files around a Dockerfile, gathered before the rules run. Undefined means that nobody could look. */
export interface Workspace {
  /** Paths in the build context, relative to it, without those that .dockerignore names; folders end with a slash. */
  readonly context: ReadonlySet<string> | undefined;
  /** The manifests in the build context, by their path there: those of package managers that lead to other files. */
  readonly manifests: ReadonlyMap<string, string> | undefined;
  /** Stage names that neighbouring files name as build targets, in lower case. */
  readonly targets: ReadonlySet<string> | undefined;
}

/** A Dockerfile of which nothing but the text is known. */
export const NO_WORKSPACE: Workspace = { context: undefined, manifests: undefined, targets: undefined };
