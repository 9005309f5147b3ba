import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import { replace } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';

export const nameCaseMismatch: Rule = {
  id: 'stage/name-case-mismatch',
  severity: 'error',
  summary: 'FROM writes the name of a stage in another case',
  why: `Stage names are kept in lower case, and FROM alone does not fold the case of what it looks for: it takes the word for an
image and stops, since image names have no capitals.`,
  reported: 'FROM golang:1.22 AS Builder\nRUN go build\nFROM [|Builder|]\nRUN go test\n',
  fine: 'FROM golang:1.22 AS Builder\nRUN go build\nFROM builder\nRUN go test\n',
  peers: [],
  each: ['FROM'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const { image } = stage;
      if (!image || missedStages(dockerfile, stage).length === 0) continue;
      const lower = image.text.toLowerCase();
      yield {
        range: image.range,
        message: `FROM does not fold case: stage "${lower}" has to be written in lower case here.`,
        fixes: () => [{ title: `Write "${lower}"`, edits: [replace(image.range, lower)], safe: true, preferred: true }],
      };
    }
  },
};

/** The stages above that a FROM misses because it writes their name with capitals. */
export function missedStages(dockerfile: Dockerfile, { base, image, index }: Stage): Stage[] {
  if (base.kind !== 'image' || image?.text !== base.text) return [];
  const lower = base.text.toLowerCase();
  return lower === base.text ? [] : stagesNamed(dockerfile, lower).filter((stage) => stage.index < index);
}
