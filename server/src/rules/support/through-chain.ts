import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';

/** A value for each stage, made from its own instructions and from the value of the stage it is based on. */
export function throughChain<V>(
  valueOf: (dockerfile: Dockerfile, stage: Stage, base: V | undefined) => V,
): (dockerfile: Dockerfile, stage: Stage) => V {
  const all = rememberWhole((dockerfile: Dockerfile): ReadonlyMap<Stage, V> => {
    const values = new Map<Stage, V>();
    // A base stands above. From the top down, since a chain may be longer than the call stack is deep.
    for (const stage of dockerfile.stages) {
      const base = stage.base.kind === 'stage' ? values.get(stage.base.stage) : undefined;
      values.set(stage, valueOf(dockerfile, stage, base));
    }
    return values;
  });
  return (dockerfile, stage) => all(dockerfile).get(stage)!;
}
