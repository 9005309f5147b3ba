import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Range } from '../../text/range.ts';
import { pinsIn } from './pins.ts';

/** A command above a FROM. */
export interface PinLens {
  /** The image. */
  readonly range: Range;
  readonly title: 'Pin' | 'Update pin';
}

/**
 * The lenses above FROM that pin its image or bring its digest up to date, in the order of the file. Where nobody pins they would
 * be noise above every stage, and the light bulb is enough to begin with: a file has some once it pins an image, or where pins
 * are `wanted`.
 */
export function pinLenses(dockerfile: Dockerfile, wanted: boolean): PinLens[] {
  const { pins, unpinnable } = pinsIn(dockerfile);
  const pinsAny = pins.some(({ isPinned }) => isPinned) || unpinnable.some(({ why }) => why === 'no tag');
  if (!wanted && !pinsAny) return [];
  return pins
    .flatMap(({ bases, isPinned }) =>
      bases.map((range): PinLens => ({ range, title: isPinned ? 'Update pin' : 'Pin' })),
    )
    .sort((a, b) => a.range.start - b.range.start);
}
