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
  const words = new Map<number, TargetEdit>();
  for (const build of builds) {
    const { target } = build.words;
    if (!target || !isLiteral(text, build) || !isOwn(build)) continue;
    // A word may serve several builds, those of other Dockerfiles among them.
    const sharing = builds.filter(({ words }) => words.target?.start === target.start);
    const certain = sharing.every((other) => other.certain && !other.isCommand && isOwn(other));
    words.set(target.start, { ...replace(target, name), certain });
  }
  return [...words.values()].sort((a, b) => a.range.start - b.range.start);
}
