import { officialImages } from '../../knowledge/images.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Rule } from '../rule.ts';
import { moveUp } from './moving.ts';

export const fromLaterStage: Rule = {
  id: 'stage/from-later-stage',
  severity: 'error',
  summary: 'FROM names a stage that is defined later, and gets an image of that name',
  severities: '**information** where Docker has an official image of that name.',
  why: `FROM looks only at the stages above. A later one is not seen, and without a word the name is pulled from the registry,
where it may belong to somebody else.`,
  reported: 'FROM [|base|] AS app\nRUN make\nFROM debian:12 AS base\nRUN apt-get update\nFROM app\n',
  fine: 'FROM debian:12 AS base\nRUN apt-get update\nFROM base AS app\nRUN make\n',
  peers: [],
  changes: 'anything',
  each: ['FROM'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const { base, image } = stage;
      if (base.kind !== 'image' || !image) continue;
      const later = stagesNamed(dockerfile, base.text).find((other) => other.index > stage.index);
      if (!later) continue;
      yield {
        range: image.range,
        message: `Stage "${base.text}" is defined later: FROM does not see it and pulls an image of that name.`,
        severity: officialImages.has(base.text) ? 'information' : 'error',
        related: [{ range: later.name!.range, message: 'Defined here.' }],
        fixes: () => moveUp(dockerfile, later, stage),
      };
    }
  },
};
