import type { Builds } from './builders/builds.ts';
import type { FoundBuild } from './builders/known-builders.ts';
import { child, normalized } from './files.ts';
import type { Neighbour } from './neighbours.ts';

/** What the index of builds knows for certain of a Dockerfile, and of the files around it. */
export interface Exactly {
  readonly builds: readonly FoundBuild[];
  readonly moreBuilds: boolean;
  /** The offsets of targets in a neighbouring file that are certainly those of other Dockerfiles. */
  elsewhere(neighbour: Neighbour): ReadonlySet<number>;
  /** Whether all builds of a neighbouring file are certain, so that nothing else is to be read out of it. */
  isWhole(neighbour: Neighbour): boolean;
  /**
   * The build context of a Dockerfile in a folder: that folder as long as no build has another one, else the one that all builds
   * certainly have, if nobody can know of more of them and it lies in one of the workspace's folders. Undefined where that is open.
   */
  contextOf(folder: string): string | undefined;
}

/** Asks the index about a Dockerfile; undefined where it knows nothing yet. */
export function exactly(index: Builds, dockerfile: string): Exactly | undefined {
  const facts = index.factsOf(dockerfile);
  if (!facts) return undefined;
  const own = normalized(dockerfile);
  const isOther = ({ certain, exists, dockerfile }: FoundBuild) =>
    certain && exists && dockerfile !== undefined && normalized(dockerfile) !== own;
  const buildsIn = ({ folder, path }: Neighbour) => index.in(child(folder, path));
  return {
    ...facts,
    elsewhere(neighbour) {
      const found = new Map<number, boolean>();
      for (const build of buildsIn(neighbour)) {
        const start = build.words.target?.start;
        // A word may serve several builds.
        if (start !== undefined) found.set(start, (found.get(start) ?? true) && isOther(build));
      }
      return new Set([...found].flatMap(([start, isElsewhere]) => (isElsewhere ? [start] : [])));
    },
    isWhole(neighbour) {
      const builds = buildsIn(neighbour);
      return builds.length > 0 && builds.every(({ certain }) => certain);
    },
    contextOf(folder) {
      const isAt = (place: string) => (build: FoundBuild) =>
        build.context !== undefined && normalized(build.context) === normalized(place);
      if (facts.builds.every(isAt(folder))) return folder;
      const context = facts.builds[0]?.context;
      if (context === undefined || facts.moreBuilds || !index.covers(context)) return undefined;
      return facts.builds.every(({ certain }) => certain) && facts.builds.every(isAt(context)) ? context : undefined;
    },
  };
}
