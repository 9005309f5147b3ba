import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import { contains, type Range } from '../../text/range.ts';
import type { Build } from '../../workspace/builders/build.ts';

/** What is asked of a build here: where its words are, and what they come to. */
export type WordedBuild = Pick<Build, 'words' | 'target' | 'certain' | 'isCommand'>;

/** A word that says what is built: the target, or where the Dockerfile is. */
export interface BuildWord<B extends WordedBuild> {
  readonly kind: 'target' | 'dockerfile';
  readonly range: Range;
  /** The builds that it speaks of: in a matrix, or where it is inherited, they are several. */
  readonly builds: readonly B[];
}

const KINDS = ['target', 'dockerfile'] as const;

/** The word at an offset of a file that starts these builds. */
export function wordAt<B extends WordedBuild>(builds: readonly B[], offset: number): BuildWord<B> | undefined {
  for (const kind of KINDS) {
    const own = builds.filter(({ words }) => words[kind] && contains(words[kind], offset));
    const range = own[0]?.words[kind];
    if (range) return { kind, range, builds: own };
  }
  return undefined;
}

/** The stage that a build makes; undefined where nobody can tell, or there is none of that name. */
export function builtStage(dockerfile: Dockerfile, { target, certain }: WordedBuild): Stage | undefined {
  // findStateByName in BuildKit's dockerfile2llb/convert.go: the last of a name, whatever its case, and none by its index.
  if (target !== undefined) return stagesNamed(dockerfile, target.toLowerCase()).at(-1);
  return certain ? dockerfile.final : undefined;
}

/** Whether a build's target stands in the file as it is, so that it can be replaced there. */
export const isLiteral = (text: string, { words, target }: WordedBuild): boolean =>
  words.target !== undefined && text.slice(words.target.start, words.target.end) === target;
