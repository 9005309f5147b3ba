import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import { StageNames } from '../../model/resolve.ts';
import type { Stage } from '../../model/stage.ts';

function matching(dockerfile: Dockerfile, wanted: (pattern: string) => boolean): ReadonlySet<Stage> {
  const texts = dockerfile.stages.flatMap(({ image }) => (image?.text.includes('$') ? [image.text] : []));
  const patterns = [...new Set(texts)].filter(wanted);
  const names = new StageNames();
  for (const stage of dockerfile.stages) names.add(stage);
  const lists = new Set(patterns.map((pattern) => names.matching(pattern)));
  return new Set([...lists].flat());
}

/** The stages that any `FROM $VARIANT` of the file may be with another build argument. */
export const choices = rememberWhole((dockerfile: Dockerfile) => matching(dockerfile, () => true));

/** Those among which a `FROM build-$TARGETARCH` chooses, by a name that is written in part. */
export const namedChoices = rememberWhole((dockerfile: Dockerfile) =>
  matching(dockerfile, (pattern) => pattern.replace(/\$(?:\{[^}]*\}?|\w+)/g, '') !== ''),
);
