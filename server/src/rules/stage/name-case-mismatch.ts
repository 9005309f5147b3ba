import { stagesNamed } from '../../model/graph.ts';
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
  *check(dockerfile) {
    for (const { base, image, index } of dockerfile.stages) {
      if (base.kind !== 'image' || !image || image.text !== base.text) continue;
      const lower = base.text.toLowerCase();
      if (lower === base.text || !stagesNamed(dockerfile, lower).some((stage) => stage.index < index)) continue;
      yield {
        range: image.range,
        message: `FROM does not fold case: stage "${lower}" has to be written in lower case here.`,
        fixes: () => [{ title: `Write "${lower}"`, edits: [replace(image.range, lower)], safe: true, preferred: true }],
      };
    }
  },
};
