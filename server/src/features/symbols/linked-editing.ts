import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Range } from '../../text/range.ts';
import { delimiterToRename } from './rename-delimiter.ts';
import { stageToRename } from './rename-stage.ts';
import { literal } from './renaming.ts';
import { mentions } from './stage-mentions.ts';
import { symbolAt } from './symbol.ts';

/** Places whose text is the same and stays so while one of them is typed in. */
interface LinkedPlaces {
  readonly ranges: readonly Range[];
  /** What may be typed, as an expression: with anything else they part. */
  readonly pattern: string;
}

/**
 * The places that are typed in together: the name of a stage with all that refer to it, if each does so by that very name, and the two
 * ends of a heredoc.
 */
export function linkedPlaces(dockerfile: Dockerfile, offset: number): LinkedPlaces | undefined {
  const symbol = symbolAt(dockerfile, offset);
  if (symbol?.kind === 'delimiter') {
    const { start, heredoc } = symbol.mention;
    const isLinked = 'name' in delimiterToRename(dockerfile, symbol.mention);
    return isLinked ? { ranges: [start, heredoc.terminator!], pattern: '[\\w.-]+' } : undefined;
  }
  if (symbol?.kind !== 'stage') return undefined;
  const found = stageToRename(dockerfile, symbol.mention);
  const [stage] = symbol.mention.stages;
  if (!('name' in found) || !stage?.key || stagesNamed(dockerfile, stage.key).length > 1) return undefined;
  const all = mentions(dockerfile).filter(({ stages, byIndex }) => stages.includes(stage) && !byIndex);
  const ranges = all.flatMap(({ range }) => literal(dockerfile, range, found.name) ?? []);
  if (ranges.length < all.length || all.length < 2) return undefined;
  // A capital would part FROM from the stage.
  const letters = all.some(({ kind }) => kind === 'base') ? 'a-z' : 'A-Za-z';
  return { ranges, pattern: `[${letters}][${letters}\\d_.-]*` };
}
