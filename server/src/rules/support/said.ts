import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberApart, rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** Where a stage first has something, as an offset in the file; undefined where it has not. */
type Find<T extends object> = (dockerfile: Dockerfile, stage: Stage, what: T) => number | undefined;

/** The stages that have something, or are based on one that has, with where it first is: at their beginning if they inherit it. */
const firstPlaces = <T extends object>(find: Find<T>) =>
  rememberWhole((whole: Dockerfile) =>
    rememberApart((what: T): ReadonlyMap<Stage, number> => {
      const first = new Map<Stage, number>();
      // A base stands above.
      for (const stage of whole.stages) {
        const inherits = stage.base.kind === 'stage' && first.has(stage.base.stage);
        const at = inherits ? stage.range.start : find(whole, stage, what);
        if (at !== undefined) first.set(stage, at);
      }
      return first;
    }),
  );

/** Makes a question: whether a stage has something above an offset in it, or is based on one that has. A file is looked through once. */
export function asksBefore<T extends object>(find: Find<T>) {
  const places = firstPlaces(find);
  return (dockerfile: Dockerfile, stage: Stage, offset: number, what: T): boolean =>
    (places(dockerfile)(what).get(stage) ?? Number.POSITIVE_INFINITY) < offset;
}

const wordsIn: Find<RegExp> = ({ text }, { range: { start, end } }, words) => {
  const at = text.slice(start, end).search(words);
  return at < 0 ? undefined : start + at;
};

const placesOfWords = firstPlaces(wordsIn);

/** Whether the text of a stage, or of one it is based on, has certain words above the end of an instruction. */
export const isSaidBefore = (dockerfile: Dockerfile, stage: Stage, { range }: Instruction, words: RegExp): boolean =>
  (placesOfWords(dockerfile)(words).get(stage) ?? Number.POSITIVE_INFINITY) < range.end;

/** Whether any stage has them. */
export const isSaid = (dockerfile: Dockerfile, words: RegExp): boolean => placesOfWords(dockerfile)(words).size > 0;
