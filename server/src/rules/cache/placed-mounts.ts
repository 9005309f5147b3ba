import { resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Mount } from '../../syntax/mount.ts';
import type { Word } from '../../syntax/word.ts';
import { type Edit, insert } from '../../text/edit.ts';
import { userAt } from '../support/user.ts';

/** A cache mount of a RUN whose target is known. */
export interface CacheMount {
  readonly stage: Stage;
  readonly run: Instruction;
  readonly mount: Mount;
  /** The target as written. */
  readonly word: Word;
  /** Clean and absolute. */
  readonly target: string;
}

/** The cache mounts of a stage, in order; those of triggers belong to stages of other files. */
export const cacheMountsIn = remember((stage: Stage): readonly CacheMount[] =>
  stage.instructions.flatMap((run) =>
    run.mounts.flatMap(({ mount }) => {
      const word = mount?.type === 'cache' ? mount.target : undefined;
      const text = word && stage.scope.evaluate(word.text, run);
      if (!mount || !word || !text || mount.malformed) return [];
      return [{ stage, run, mount, word, target: resolvePath(workdirAt(stage, run), text) }];
    }),
  ),
);

/** Those of a file, in order. */
export const cacheMounts = remember(({ stages }: Dockerfile): readonly CacheMount[] => stages.flatMap(cacheMountsIn));

/** Whether a mount has an option, whatever its value. */
export const hasKey = ({ mount }: CacheMount, ...keys: readonly string[]): boolean =>
  mount.fields.some(({ key }) => keys.includes(key.text));

/** Adds options to a mount, behind its target; undefined where quotes are in the way. */
export function addOptions(dockerfile: Dockerfile, { word }: CacheMount, options: string): Edit | undefined {
  // Within quotes an option would be a part of the target.
  return /["'\\]/.test(dockerfile.text.slice(word.range.start - 1, word.range.end + 1))
    ? undefined
    : insert(word.range.end, `,${options}`);
}

/** The options that give a mount to the user of a RUN; undefined where the numbers are not known. */
export function ownerOptions(dockerfile: Dockerfile, stage: Stage, run: Instruction): string | undefined {
  const { uid, gid } = userAt(dockerfile, stage, run);
  return uid === undefined ? undefined : `uid=${uid}${gid === undefined ? '' : `,gid=${gid}`}`;
}
