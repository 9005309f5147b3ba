import { type Edit, replace } from '../../text/edit.ts';
import { isLiteral, type WordedBuild } from './words.ts';

/** An edit of a word that names a target. */
export interface TargetEdit extends Edit {
  /** False where the word may mean something else, so that a person should look at it. */
  readonly certain: boolean;
}

/**
 * The edits that give a stage another name in a file that builds it.
 * @param builds all that the file starts; `isOwn` is whether one makes the stage, by this name.
 */
export function renameTargets<B extends WordedBuild>(
  text: string,
  builds: readonly B[],
  isOwn: (build: B) => boolean,
  name: string,
): TargetEdit[] {
  const words = new Map<number, Edit>();
  // A word may serve several builds, those of other Dockerfiles among them.
  const doubtful = new Set<number | undefined>();
  for (const build of builds) {
    const { target } = build.words;
    const own = isOwn(build);
    if (!own || !build.certain || build.isCommand) doubtful.add(target?.start);
    if (own && target && isLiteral(text, build)) words.set(target.start, replace(target, name));
  }
  const edits = [...words].map(([start, edit]) => ({ ...edit, certain: !doubtful.has(start) }));
  return edits.sort((a, b) => a.range.start - b.range.start);
}
