import { stagesNamed } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import type { Asked } from './proposal.ts';

/** The stage above that a `--from` or `from` names, by its name or its index; undefined for anything else. */
export function sourceNamed({ dockerfile, context: { stage } }: Asked, name: string): Stage | undefined {
  const named = stagesNamed(dockerfile, name.toLowerCase()).at(-1);
  const source = named ?? (/^\d+$/.test(name) ? dockerfile.stages[Number(name)] : undefined);
  return source && stage && source.index < stage.index ? source : undefined;
}
