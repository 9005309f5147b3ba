import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, removeInstruction } from '../../model/edits.ts';
import { isInFinalChain, neededStages, usesOf } from '../../model/graph.ts';
import { label, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { mayBeTarget, type Workspace } from '../../workspace/workspace.ts';
import type { Fix, Rule } from '../rule.ts';
import { startsSomething } from '../support/started.ts';
import { isWhole } from '../support/whole.ts';
import { choices } from './choices.ts';
import { isTargetName } from './target-names.ts';

/** What only counts for the container that an image starts. SHELL, ENV, USER and WORKDIR matter to a builder. */
const RUNTIME: ReadonlySet<string | undefined> = new Set([
  'CMD',
  'ENTRYPOINT',
  'EXPOSE',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'VOLUME',
]);

export const configInDiscardedStage: Rule = {
  id: 'stage/config-in-discarded-stage',
  severity: 'information',
  summary: 'A setting of the container stands in a stage from which only files are taken',
  why: `\`COPY --from\` takes files and nothing else: what CMD, ENTRYPOINT, EXPOSE, HEALTHCHECK, VOLUME or STOPSIGNAL say in such a
stage never reaches the image. Write it in the last stage, or drop it.`,
  reported:
    'FROM golang:1.22 AS build\nRUN go build -o /app .\n[|EXPOSE|] 8080\nFROM alpine:3.20\nCOPY --from=build /app /app\nCMD ["/app"]\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\nEXPOSE 8080\nCMD ["/app"]\n',
  peers: [],
  changes: ['ExposedPorts', 'Entrypoint', 'Cmd', 'Volumes', 'StopSignal', 'Healthcheck'],
  deep: true,
  *check(dockerfile, workspace) {
    for (const stage of discarded(dockerfile, workspace)) {
      for (const instruction of stage.instructions) {
        if (!RUNTIME.has(instruction.name)) continue;
        yield {
          range: instruction.keyword.range,
          message: `This ${instruction.name} is lost: only files are taken from ${label(stage)}.`,
          fixes: () => fixes(dockerfile, instruction),
        };
      }
    }
  },
};

/** The stages that are built for their files alone, and that nobody builds as an image, so far as is known. */
function discarded(dockerfile: Dockerfile, workspace: Workspace): Stage[] {
  return neededStages(dockerfile).filter((stage) => {
    if (isInFinalChain(dockerfile, stage) || choices(dockerfile).has(stage)) return false;
    if (usesOf(dockerfile, stage).bases.length > 0) return false;
    return stage.key === undefined || !(mayBeTarget(workspace, stage.key) || isTargetName(stage.key));
  });
}

function fixes(dockerfile: Dockerfile, instruction: Instruction): Fix[] {
  const removed = removeInstruction(dockerfile, instruction);
  const remove: Fix = { title: 'Delete the line', edits: [removed], safe: false, preferred: false };
  const final = dockerfile.final!;
  if (isSet(final, instruction) || /\$/.test(instruction.logicalText)) return [remove];
  const last = final.instructions.at(-1) ?? final.from;
  if (!isWhole(dockerfile, last)) return [remove];
  const text = dockerfile.text.slice(instruction.range.start, instruction.range.end);
  const moved = insertAfter(dockerfile, last, text);
  return [{ title: `Move it to ${label(final)}`, edits: [removed, moved], safe: false, preferred: false }, remove];
}

/** Whether the image says something of the kind already. */
function isSet(final: Stage, { name }: Instruction): boolean {
  const { ports, healthcheck, stopsignal, volumes } = configuration(final);
  switch (name) {
    case 'CMD':
    case 'ENTRYPOINT':
      return startsSomething(final);
    case 'EXPOSE':
      return ports.size > 0;
    case 'VOLUME':
      return volumes.size > 0;
    case 'HEALTHCHECK':
      return healthcheck !== undefined;
    default:
      return stopsignal !== undefined;
  }
}
