import type { Dockerfile } from '../../model/dockerfile.ts';
import { usesOf } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import type { Fix, Rule } from '../rule.ts';
import { freeName } from './naming.ts';
import { renameStage } from './renaming.ts';

const MEANING: Readonly<Record<string, string>> = {
  scratch: 'the empty image',
  context: 'the build context',
};

export const reservedName: Rule = {
  id: 'stage/reserved-name',
  severity: 'warning',
  summary: 'A stage is called "scratch" or "context"',
  severities: 'an **error** where a FROM below starts from the stage.',
  why: `These names have a meaning of their own: the empty image and the build context. A stage of that name takes it away from
all lines below: \`FROM scratch\` then starts from the stage.`,
  reported:
    'FROM golang:1.22 AS [|context|]\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=context /app /app\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\n',
  peers: ['BuildKit ReservedStageName', 'hadolint DL3063'],
  changes: 'anything',
  each: ['FROM'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const meaning = stage.key === undefined ? undefined : MEANING[stage.key];
      if (meaning === undefined || stage.from.words.length !== 3) continue;
      const captured = capturedBy(dockerfile, stage);
      yield {
        range: stage.name!.range,
        message:
          captured.length === 0
            ? `The name "${stage.name!.text}" is reserved for ${meaning}.`
            : `The name "${stage.name!.text}" is reserved for ${meaning}, and FROM ${stage.key} below now means this stage.`,
        ...(captured.length > 0 && { severity: 'error' as const }),
        related: captured.map(({ image }) => ({ range: image!.range, message: 'Starts from the stage.' })),
        fixes: () => rename(dockerfile, stage),
      };
    }
  },
};

/** The stages that say `FROM scratch` and get this stage. */
const capturedBy = (dockerfile: Dockerfile, stage: Stage): Stage[] =>
  stage.key === 'scratch'
    ? usesOf(dockerfile, stage).bases.filter(({ base, image }) => base.kind === 'stage' && image?.text === 'scratch')
    : [];

/** `FROM scratch` stays: whoever wrote it most likely meant the empty image. */
function rename(dockerfile: Dockerfile, stage: Stage): Fix[] {
  const name = freeName(dockerfile, `${stage.key}-stage`);
  if (name === undefined) return [];
  const edits = renameStage(dockerfile, stage, name);
  const kept = new Set(capturedBy(dockerfile, stage).map(({ image }) => image!.range.start));
  if (!edits) return [];
  const title = `Rename to "${name}"`;
  return [{ title, edits: edits.filter(({ range }) => !kept.has(range.start)), safe: false, preferred: true }];
}
