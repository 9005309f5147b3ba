import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';

const places = remember((_: Dockerfile) => new Map<RegExp, ReadonlyMap<Stage, number>>());

/** Where words stand first in each stage; at its beginning if they are in a stage that it is based on. */
function firstPlaces(dockerfile: Dockerfile, words: RegExp): ReadonlyMap<Stage, number> {
  const known = places(dockerfile);
  const found = known.get(words);
  if (found) return found;
  const first = new Map<Stage, number>();
  // A base stands above.
  for (const stage of dockerfile.stages) {
    const { start, end } = stage.range;
    const inherited = stage.base.kind === 'stage' && first.has(stage.base.stage);
    const at = inherited ? 0 : dockerfile.text.slice(start, end).search(words);
    if (at >= 0) first.set(stage, start + at);
  }
  known.set(words, first);
  return first;
}

/** Whether the text of a stage, or of one it is based on, has certain words above the end of an instruction. */
export const isSaidBefore = (dockerfile: Dockerfile, stage: Stage, { range }: Instruction, words: RegExp): boolean =>
  (firstPlaces(dockerfile, words).get(stage) ?? Number.POSITIVE_INFINITY) < range.end;

/** Whether any stage has them. */
export const isSaid = (dockerfile: Dockerfile, words: RegExp): boolean => firstPlaces(dockerfile, words).size > 0;
