import type { Dockerfile } from '../../model/dockerfile.ts';
import { stageBlock } from '../../model/edits.ts';
import { lastIndexed, neededByDefault, neededFor, usesOf } from '../../model/graph.ts';
import { imageUses } from '../../model/images.ts';
import { remember } from '../../model/remember.ts';
import { label, root, type Stage } from '../../model/stage.ts';
import { remove } from '../../text/edit.ts';
import { mayBeTarget, type Workspace } from '../../workspace/workspace.ts';
import type { Fix, Rule } from '../rule.ts';
import { choices } from './choices.ts';
import { missedStages } from './name-case-mismatch.ts';
import { isTargetName } from './target-names.ts';
import { targetsInComments } from './targets-in-comments.ts';
import { meantStages } from './unknown-reference.ts';

export const unused: Rule = {
  id: 'stage/unused',
  severity: 'hint',
  summary: 'No target needs the stage',
  why: `A plain \`docker build\` makes the last stage and what it takes from. A stage that neither it nor any target named in the
neighbouring files needs is skipped, and goes stale without anybody noticing.`,
  reported: '[|FROM golang:1.22 AS tools\nRUN go install example.com/tool@v1.0.0|]\n\nFROM alpine:3.20\nCMD ["true"]\n',
  fine: 'FROM golang:1.22 AS tools\nRUN go install example.com/tool@v1.0.0\n\nFROM alpine:3.20\nCOPY --from=tools /go/bin/tool /bin/\n',
  peers: [],
  changes: ['targets'],
  whole: true,
  *check(dockerfile, workspace) {
    for (const stage of unusedStages(dockerfile, workspace)) {
      yield {
        range: stage.range,
        message: `No known target needs ${label(stage)}.`,
        unnecessary: true,
        fixes: () => deletion(dockerfile, stage),
      };
    }
  },
};

/** The stages that neither the default target nor any known one needs, where that can be said. */
export function unusedStages(dockerfile: Dockerfile, workspace: Workspace): Stage[] {
  const spare = dockerfile.stages.filter((stage) => !neededByDefault(dockerfile).has(stage));
  if (spare.length === 0) return [];
  // Triggers of a base image run here and may name any stage.
  if (dockerfile.stages.some((stage) => hasUnknownTriggers(stage))) return [];
  // A slip in a name, or in its case, which rules of their own tell of.
  const meant = new Set([
    ...imageUses(dockerfile).flatMap((use) => meantStages(dockerfile, use)),
    ...dockerfile.stages.flatMap((stage) => missedStages(dockerfile, stage)),
  ]);
  const chosen = choices(dockerfile);
  const kept = neededFor(
    spare.filter((stage) => chosen.has(stage) || meant.has(stage) || isTarget(dockerfile, stage, workspace)),
  );
  const free = spare.filter((stage) => !kept.has(stage));
  const leaves = free.filter((stage) => stage.key !== undefined && isLeaf(dockerfile, stage));
  // Several that nobody takes from: a file of many targets. A stage without a name can be none of them.
  if (leaves.length > 1 || (leaves.length === 1 && kept.size > 0)) {
    const neededByLeaves = neededFor(leaves);
    return free.filter((stage) => !neededByLeaves.has(stage));
  }
  return free;
}

/** Whether something may ask for the stage by name: another file or a comment says so, the stage looks made for it, or a mount does. */
function isTarget(dockerfile: Dockerfile, stage: Stage, workspace: Workspace): boolean {
  if (stage.key === undefined) return false;
  // A cache mount without `from` begins as `scratch`, which is then this stage (detectRunMount in dockerfile2llb/convert_runmount.go).
  if (stage.key === 'scratch') return true;
  if (mayBeTarget(workspace, stage.key) || isTargetName(stage.key)) return true;
  if (targetsInComments(dockerfile).has(stage.key)) return true;
  const names = stage.instructions.map(({ name }) => name);
  // An image of its own, or files to take out with `--output`.
  const exports = stage.base.kind === 'scratch' && names.includes('COPY');
  return exports || names.includes('CMD') || names.includes('ENTRYPOINT');
}

const hasUnknownTriggers = (stage: Stage): boolean => {
  const base = root(stage);
  return base.kind === 'image' && /onbuild/i.test(base.text);
};

const isLeaf = (dockerfile: Dockerfile, stage: Stage): boolean => {
  const { bases, references } = usesOf(dockerfile, stage);
  return bases.length === 0 && references.every((reference) => reference.stage === stage);
};

/** Whether an index means an image, or nothing: those come behind the stages. */
const indexesImages = remember(({ references }: Dockerfile): boolean =>
  references.some(({ byIndex, source }) => byIndex && source.kind !== 'stage'),
);

/** Deleting is offered only where nothing uses the stage and no index shifts. */
function deletion(dockerfile: Dockerfile, stage: Stage): Fix[] {
  const shifts = lastIndexed(dockerfile) > stage.index || indexesImages(dockerfile);
  if (shifts || !isLeaf(dockerfile, stage)) return [];
  const block = stageBlock(dockerfile, stage);
  // At the top of the file, a comment of the next stage may come to be a directive.
  const isTop = stage.index === 0 && dockerfile.preamble.length === 0;
  if (isTop && /^\s*#\s*(?:syntax|escape|check)\s*=/i.test(dockerfile.text.slice(block.end))) return [];
  return [
    {
      title: `Delete ${label(stage)}`,
      edits: [remove(block)],
      safe: false,
      preferred: false,
    },
  ];
}
