import { Label, label, type Stage, takingsOf } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { path, ringsOf } from './rings.ts';

export const circular: Rule = {
  id: 'stage/circular',
  severity: 'error',
  summary: 'Stages depend on each other in a ring',
  why: `Neither stage can be built before the other, so the builder stops with "circular dependency detected", even when no
target needs any of them. Move what both need into a third stage.`,
  reported: 'FROM alpine:3.20 AS one\nCOPY --from=[|two|] /a /a\nFROM alpine:3.20 AS two\nCOPY --from=one /b /b\n',
  fine: 'FROM alpine:3.20 AS one\nRUN touch /a\nFROM alpine:3.20 AS two\nCOPY --from=one /a /a\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const told = new Set<ReadonlySet<Stage>>();
    for (const { stage, word, source, instruction } of dockerfile.stages.flatMap(takingsOf)) {
      if (source.kind !== 'stage' || source.stage.index <= stage.index || instruction.onbuild) continue;
      const ring = ringsOf(dockerfile).get(stage);
      if (!ring?.has(source.stage) || told.has(ring)) continue;
      told.add(ring);
      const back = path(source.stage, stage);
      const names = [stage, source.stage, ...back.map((reference) => target(reference.source))].map((member) =>
        member.name ? `"${member.name.text}"` : label(member),
      );
      yield {
        range: word.range,
        message: `Stages depend on each other in a ring: ${names.join(' → ')}.`,
        related: back.map((reference) => ({
          range: reference.word.range,
          message: `${Label(reference.stage)} takes from ${label(target(reference.source))}.`,
        })),
      };
    }
  },
};

function target(source: { readonly kind: string; readonly stage?: Stage }): Stage {
  // Only references between stages are on a ring.
  return source.stage!;
}
