import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import { replace } from '../../text/edit.ts';
import type { Problem, Rule } from '../rule.ts';
import { freeName } from './naming.ts';

export const duplicateName: Rule = {
  id: 'stage/duplicate-name',
  severity: 'error',
  summary: 'Two stages have the same name',
  why: `Names are compared without case. With two of a kind, \`FROM name\` means the nearest one above, whereas
\`COPY --from=name\` means the last one of the file, and other builders choose differently again.`,
  reported: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20 AS [|build|]\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20 AS runtime\n',
  peers: ['BuildKit DuplicateStageName', 'hadolint DL3024', 'Trivy DS-0012', 'Checkov CKV_DOCKER_11'],
  changes: 'anything',
  whole: true,
  *check(dockerfile) {
    const first = new Map<string, Stage>();
    for (const stage of dockerfile.stages) {
      if (stage.key === undefined) continue;
      const earlier = first.get(stage.key);
      if (earlier) yield problem(dockerfile, stage, earlier);
      else first.set(stage.key, stage);
    }
  },
};

function problem(dockerfile: Dockerfile, stage: Stage, earlier: Stage): Problem {
  const name = stage.name!;
  return {
    range: name.range,
    message: `The name "${name.text}" is already taken by stage ${earlier.index}.`,
    related: [{ range: earlier.name!.range, message: 'First used here.' }],
    fixes: () => {
      const free = freeName(dockerfile, name.text);
      if (free === undefined) return [];
      return [{ title: `Rename to "${free}"`, edits: [replace(name.range, free)], safe: false, preferred: true }];
    },
  };
}
