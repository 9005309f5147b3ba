import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';

/**
 * The stage of an edited Dockerfile that was this one before: the same name, or the same place between stages that are as they were.
 * Undefined when it is gone.
 */
export function follow(before: Dockerfile, { index, key }: Stage, after: Dockerfile): Stage | undefined {
  const [old, now] = [before.stages, after.stages];
  const most = Math.min(old.length, now.length);
  let above = 0;
  while (above < most && isSame(old[above]!, now[above]!)) above++;
  if (index < above) return now[index];
  let below = 0;
  while (below < most - above && isSame(old.at(-1 - below)!, now.at(-1 - below)!)) below++;
  if (index >= old.length - below) return now[index - old.length + now.length];
  const [named, ...others] = key === undefined ? [] : stagesNamed(after, key);
  if (named && others.length === 0) return named;
  // It alone has changed, so that is its new name.
  return above + 1 + below === old.length && old.length === now.length ? now[index] : undefined;
}

const isSame = (a: Stage, b: Stage): boolean => a.from.logicalText === b.from.logicalText;
