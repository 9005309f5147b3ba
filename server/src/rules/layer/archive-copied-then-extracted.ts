import type { Dockerfile } from '../../model/dockerfile.ts';
import { runSteps } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Problem, Rule } from '../rule.ts';
import { isShipped } from '../support/shipped.ts';
import { addInstead } from './adding-archive.ts';
import { type Archive, archivesIn, namesArchive } from './copied-archive.ts';
import { extractionOf } from './extraction.ts';

export const archiveCopiedThenExtracted: Rule = {
  id: 'layer/archive-copied-then-extracted',
  severity: 'information',
  summary: 'An archive is copied and then unpacked, which ADD does by itself',
  severities: 'a **hint** in a stage whose layers are not in the image.',
  why: `The layer of the COPY keeps the archive, even if it is deleted later. ADD
[unpacks a tar archive](https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives) of the build context, and only what was in it
becomes part of the image.`,
  reported:
    'FROM debian:12\nCOPY [|tools.tar.gz|] /tmp/\nRUN tar -xzf /tmp/tools.tar.gz -C /opt && rm /tmp/tools.tar.gz\nUSER 65532\n',
  fine: 'FROM debian:12\nADD tools.tar.gz /opt/\nUSER 65532\n',
  peers: ['hadolint DL3010', 'tally prefer-add-unpack'],
  changes: ['steps'],
  deep: true,
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      yield* problemsOf(dockerfile, stage, stage.instructions);
      // Triggers run one after the other in a stage of their own.
      const triggers = stage.instructions.flatMap(({ trigger }) => trigger ?? []);
      if (triggers.length > 0) yield* problemsOf(dockerfile, stage, triggers);
    }
  },
};

/** More archives of one stage than these are forgotten, the first ones first. */
const MOST = 20;

function* problemsOf(dockerfile: Dockerfile, stage: Stage, instructions: readonly Instruction[]): Iterable<Problem> {
  let archives: readonly Archive[] = [];
  for (const instruction of instructions) {
    // Each command is compared with all archives there are.
    if (instruction.name === 'COPY') archives = [...archives, ...archivesIn(stage, instruction)].slice(-MOST);
    if (instruction.name !== 'RUN' || archives.length === 0) continue;
    for (const step of runSteps(dockerfile, stage, instruction)) {
      const extraction = extractionOf(step.command);
      const archive = extraction && archives.find((one) => namesArchive(dockerfile, step, extraction.archive, one));
      if (!archive) continue;
      archives = archives.filter((other) => other !== archive);
      yield {
        range: archive.word.range,
        message: `The layer keeps "${archive.word.text}", which is unpacked further down: ADD unpacks it by itself.`,
        severity: isShipped(dockerfile, stage) ? 'information' : 'hint',
        related: [{ range: step.command.range, message: 'Unpacked here.' }],
        fixes: () => addInstead(dockerfile, archive, step, extraction),
      };
    }
  }
}
