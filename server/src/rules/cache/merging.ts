import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Fix } from '../rule.ts';
import { canMerge, mergeRuns } from '../support/merging-runs.ts';
import { isSameManager, packageCommands } from '../support/package-command.ts';

/** Joins a RUN that refreshes package lists with the next, if that is the one that installs. */
export function mergeWithNext(dockerfile: Dockerfile, stage: Stage, run: Instruction, manager: PackageManager): Fix[] {
  const next = stage.instructions[stage.instructions.indexOf(run) + 1];
  if (next?.name !== 'RUN') return [];
  const commands = packageCommands(dockerfile, stage, next).filter((other) => isSameManager(other.manager, manager));
  const first = commands.find(({ action }) => action === 'install' || action === 'update');
  if (!first) return [];
  if (first.action === 'update') return deletion(dockerfile, stage, run);
  if (!canMerge(dockerfile, stage, run, next)) return [];
  const edits = mergeRuns(dockerfile, run, next);
  return [{ title: 'Merge with the next RUN', edits, safe: false, preferred: true }];
}

/** The next RUN refreshes the lists itself. */
function deletion(dockerfile: Dockerfile, stage: Stage, run: Instruction): Fix[] {
  if (scriptOf(dockerfile, stage, run).commands.length !== 1) return [];
  const edits = [removeInstruction(dockerfile, run)];
  return [{ title: 'Delete it: the next RUN refreshes the lists', edits, safe: false, preferred: true }];
}
