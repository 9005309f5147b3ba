import { isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** Whether a path lies in one of a RUN's mounts, of whatever kind, and so in no layer; or may do so. */
export function isInMount(stage: Stage, run: Instruction, path: string): boolean {
  return run.mounts.some(({ mount }) => {
    if (!mount?.target) return false;
    const target = stage.scope.evaluate(mount.target.text, run);
    return target === undefined || isWithin(path, resolvePath(workdirAt(stage, run), target));
  });
}
