import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember, rememberWhole } from '../../model/remember.ts';
import { type Reference, type Stage, takingsOf } from '../../model/stage.ts';

interface Edge {
  readonly reference: Reference;
  readonly to: Stage;
}

const edges = remember((stage: Stage): readonly Edge[] =>
  takingsOf(stage).flatMap((reference) => {
    const { source, instruction } = reference;
    const other = source.kind === 'stage' && source.stage !== stage && !instruction.onbuild;
    return other ? [{ reference, to: source.stage }] : [];
  }),
);

/** The groups of stages that need each other by COPY and mounts; by stage, for those that are in one. */
export const ringsOf = rememberWhole((dockerfile: Dockerfile): ReadonlyMap<Stage, ReadonlySet<Stage>> => {
  const rings = new Map<Stage, ReadonlySet<Stage>>();
  for (const group of components(dockerfile.stages)) {
    const ring = new Set(group);
    if (ring.size > 1) for (const stage of group) rings.set(stage, ring);
  }
  return rings;
});

/** Tarjan's strongly connected components, without recursion since files may chain thousands of stages. */
function components(stages: readonly Stage[]): Stage[][] {
  const order = new Map<Stage, number>();
  const low = new Map<Stage, number>();
  const open: Stage[] = [];
  const isOpen = new Set<Stage>();
  const found: Stage[][] = [];
  for (const start of stages) {
    const work: { stage: Stage; next: number }[] = order.has(start) ? [] : [{ stage: start, next: 0 }];
    while (work.length > 0) {
      const frame = work.at(-1)!;
      const { stage } = frame;
      if (frame.next === 0) {
        order.set(stage, order.size);
        low.set(stage, order.get(stage)!);
        open.push(stage);
        isOpen.add(stage);
      }
      const edge = edges(stage)[frame.next++];
      if (edge) {
        if (!order.has(edge.to)) work.push({ stage: edge.to, next: 0 });
        else if (isOpen.has(edge.to)) low.set(stage, Math.min(low.get(stage)!, order.get(edge.to)!));
        continue;
      }
      work.pop();
      const caller = work.at(-1)?.stage;
      if (caller) low.set(caller, Math.min(low.get(caller)!, low.get(stage)!));
      if (low.get(stage) !== order.get(stage)) continue;
      const group = open.splice(open.lastIndexOf(stage));
      for (const member of group) isOpen.delete(member);
      found.push(group);
    }
  }
  return found;
}

/** The references that lead from one stage to another by COPY and mounts, as few as possible. */
export function path(from: Stage, to: Stage): readonly Reference[] {
  const cameBy = new Map<Stage, { reference: Reference; before: Stage } | undefined>([[from, undefined]]);
  for (const stage of cameBy.keys()) {
    if (stage === to) break;
    for (const edge of edges(stage)) {
      if (!cameBy.has(edge.to)) cameBy.set(edge.to, { reference: edge.reference, before: stage });
    }
  }
  const references: Reference[] = [];
  for (let step = cameBy.get(to); step; step = cameBy.get(step.before)) references.unshift(step.reference);
  return references;
}
