import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesOf, usesOf } from '../../model/graph.ts';
import { rememberApart, rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';

/** The stages that one is based on, or may be: `FROM base-${VARIANT}`. A mere `FROM $BASE` is taken for an image. */
function basesOf({ base, image }: Stage): readonly Stage[] {
  const fixed = image?.text.replace(/\$(?:\{[^}]*\}?|\w+)/g, '') ?? '';
  return base.kind === 'stage' || /\w/.test(fixed) ? stagesOf(base) : [];
}

/** Stages with all that they are based on, or may be. */
export function withBases(stages: Iterable<Stage>): ReadonlySet<Stage> {
  const found = new Set(stages);
  // A set takes in what is added while it is walked.
  for (const stage of found) for (const base of basesOf(stage)) found.add(base);
  return found;
}

const shipped = rememberWhole(({ final }: Dockerfile): ReadonlySet<Stage> => withBases(final ? [final] : []));

/** Whether the image that is built by default has the layers of a stage, or may have them. */
export const isShipped = (dockerfile: Dockerfile, stage: Stage): boolean => shipped(dockerfile).has(stage);

const descendants = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): readonly Stage[] => {
    const found = new Set([stage]);
    for (const link of found) {
      for (const child of usesOf(dockerfile, link).bases) if (basesOf(child).includes(link)) found.add(child);
    }
    return [...found];
  }),
);

/** A stage and those that are based on it, or may be. */
export const withDescendants = (dockerfile: Dockerfile, stage: Stage): readonly Stage[] =>
  descendants(dockerfile)(stage);
