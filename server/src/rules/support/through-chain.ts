import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';

/** A value for each stage that is asked for, made from its own instructions and from the value of the stage it is based on. */
export function throughChain<V>(
  valueOf: (dockerfile: Dockerfile, stage: Stage, base: V | undefined) => V,
): (dockerfile: Dockerfile, stage: Stage) => V {
  const known = rememberWhole((_: Dockerfile) => new Map<Stage, { readonly value: V }>());
  return (dockerfile, stage) => {
    const values = known(dockerfile);
    const missing: Stage[] = [];
    let link: Stage | undefined = stage;
    for (; link && !values.has(link); link = baseOf(link)) missing.push(link);
    let base = link && values.get(link);
    // From the bottom of the chain up, since it may be longer than the call stack is deep.
    for (const each of missing.reverse()) {
      base = { value: valueOf(dockerfile, each, base?.value) };
      values.set(each, base);
    }
    return base!.value;
  };
}

const baseOf = ({ base }: Stage): Stage | undefined => (base.kind === 'stage' ? base.stage : undefined);
