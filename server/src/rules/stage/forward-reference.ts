import { neededByDefault } from '../../model/graph.ts';
import { isImplicit, Label, type Reference, type Stage, takingsOf } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { moveUp } from './moving.ts';
import { ringsOf } from './rings.ts';

export const forwardReference: Rule = {
  id: 'stage/forward-reference',
  severity: 'error',
  summary: 'COPY or a mount takes from a stage that is defined later',
  severities: 'a **warning** in a stage that a plain build leaves out.',
  why: `Stages are built from top to bottom: the builder stops with "needs to be defined before current stage". A later stage
also captures its name when an image was meant: then write the image with its tag.`,
  reported:
    'FROM alpine:3.20 AS runtime\nCOPY --from=[|build|] /app /app\nFROM golang:1.22 AS build\nRUN go build -o /app .\nFROM runtime\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  peers: ['hadolint DL3022'],
  changes: 'anything',
  *check(dockerfile) {
    for (const reference of dockerfile.stages.flatMap(reads)) {
      const { stage, instruction, word, source } = reference;
      // A trigger runs in a stage that is based on this one, where the name may be known.
      if (source.kind !== 'stage' || source.stage.index <= stage.index || instruction.onbuild) continue;
      // stage/circular tells of these.
      if (ringsOf(dockerfile).get(stage)?.has(source.stage)) continue;
      const later = source.stage;
      yield {
        range: word.range,
        message: `${Label(later)} is defined later, and has to stand above to be copied from.`,
        severity: neededByDefault(dockerfile).has(stage) ? 'error' : 'warning',
        related: [{ range: (later.name ?? later.from.keyword).range, message: 'Defined here.' }],
        fixes: () => (isImplicit(reference) ? [] : moveUp(dockerfile, later, stage)),
      };
    }
  },
};

/** The references that are read: of mounts without `from`, those of a cache (dispatchRunMounts in convert_runmount.go). */
const reads = (stage: Stage): readonly Reference[] =>
  takingsOf(stage).filter((reference) => !isImplicit(reference) || reference.flag.mount!.type === 'cache');
