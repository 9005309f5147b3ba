import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Range } from '../../text/range.ts';
import { mentionAt, mentions } from './stage-mentions.ts';

/** The places that name the stage at an offset, by name, by index, or by a variable that may mean it. */
export function references(dockerfile: Dockerfile, offset: number, withDefinition: boolean): Range[] {
  const asked = new Set(mentionAt(dockerfile, offset)?.stages);
  return mentions(dockerfile)
    .filter(({ kind }) => withDefinition || kind !== 'name')
    .filter(({ stages }) => stages.some((stage) => asked.has(stage)))
    .map(({ range }) => range);
}
