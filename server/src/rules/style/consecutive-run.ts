import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { conflict } from '../../text/edit.ts';
import { updateWithoutInstall } from '../cache/update-without-install.ts';
import type { Fix, Rule } from '../rule.ts';
import { canMerge, mergeRuns, PRAGMA } from '../support/merging-runs.ts';
import { isShipped } from '../support/shipped.ts';

export const consecutiveRun: Rule = {
  id: 'style/consecutive-run',
  severity: 'hint',
  summary: 'RUNs in a row could be one',
  why: `Each makes a layer of the image. It is said of the image that is built by default, for RUNs with one command each; in a builder stage
layers cost nothing and are built anew one by one. RUNs that a blank line and a comment set apart are meant to be.`,
  reported: 'FROM debian:12\nRUN useradd app\n[|RUN|] mkdir /data\nUSER app\n',
  fine: 'FROM debian:12\nRUN useradd app && mkdir /data\nUSER app\n',
  peers: ['hadolint DL3059', 'Sonar S7031'],
  changes: ['steps'],
  deep: true,
  *check(dockerfile, _, others) {
    for (const stage of dockerfile.stages) {
      if (!isShipped(dockerfile, stage)) continue;
      for (const runs of series(dockerfile, stage)) {
        const [first, second] = runs;
        if (!first || !second || others.mayReport(updateWithoutInstall, first.range)) continue;
        yield {
          range: second.keyword.range,
          message:
            runs.length === 2
              ? 'This RUN and the one above could be one layer.'
              : `These ${runs.length} RUNs, from the one above on, could be one layer.`,
          fixes: () => merged(dockerfile, runs),
        };
      }
    }
  },
};

/** The RUNs of a stage that could be one, in groups. */
function series(dockerfile: Dockerfile, stage: Stage): Instruction[][] {
  const found: Instruction[][] = [];
  let group: Instruction[] = [];
  for (const instruction of stage.instructions) {
    const last = group.at(-1);
    if (last && isSingle(dockerfile, stage, instruction) && belongs(dockerfile, stage, last, instruction)) {
      group.push(instruction);
      continue;
    }
    if (group.length > 1) found.push(group);
    group = isSingle(dockerfile, stage, instruction) ? [instruction] : [];
  }
  return group.length > 1 ? [...found, group] : found;
}

const isSingle = (dockerfile: Dockerfile, stage: Stage, run: Instruction): boolean =>
  run.name === 'RUN' && run.form === 'plain' && scriptOf(dockerfile, stage, run).links.length === 1;

function belongs(dockerfile: Dockerfile, stage: Stage, first: Instruction, second: Instruction): boolean {
  const between = dockerfile.text.slice(first.range.end, second.begin);
  const lines = between.split('\n').map((line) => line.trim());
  const isSetApart =
    lines.slice(1, -1).includes('') && lines.some((line) => line.startsWith('#') && !PRAGMA.test(line));
  return !isSetApart && canMerge(dockerfile, stage, first, second);
}

function merged(dockerfile: Dockerfile, runs: readonly Instruction[]): Fix[] {
  const edits = runs.slice(1).flatMap((run, i) => mergeRuns(dockerfile, runs[i]!, run));
  return conflict(edits) ? [] : [{ title: 'Merge them', edits, safe: false, preferred: false }];
}
