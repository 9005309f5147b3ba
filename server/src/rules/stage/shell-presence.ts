import { baseFacts } from '../../model/base-image.ts';
import { copiedBy } from '../../model/copied.ts';
import { isWithin } from '../../model/directory.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { withoutEnd } from '../../text/ends.ts';

/** Where a shell is looked for; /bin leads to /usr/bin in many images. */
const SHELLS = ['/bin/sh', '/usr/bin/sh'];

/** An image that has no /bin/sh: how to call it, and where its shell is if it has one elsewhere. */
export interface WithoutShell {
  readonly name: string;
  readonly shellAt: string | undefined;
}

/** The base of a stage, if it is an image known to lack /bin/sh, or scratch. */
export function baseWithoutShell(stage: Stage): WithoutShell | undefined {
  if (stage.base.kind === 'scratch') return { name: 'scratch', shellAt: undefined };
  const facts = stage.base.kind === 'image' ? baseFacts(stage) : undefined;
  if (facts?.shell !== 'none' || stage.base.kind !== 'image') return undefined;
  return { name: `"${stage.base.text}"`, shellAt: facts.shellAt };
}

/** Whether an instruction may leave a shell in the file system for those behind it. */
export function mayBringShell(stage: Stage, instruction: Instruction): boolean {
  switch (instruction.name) {
    case 'COPY':
    case 'ADD': {
      const copied = copiedBy(stage, instruction);
      return !copied || leadsToShell(copied.destination);
    }
    case 'RUN':
      // Whatever runs without a shell may well make one: /busybox --install.
      return instruction.form !== 'plain' || hasShellMounted(stage, instruction);
    case 'ONBUILD':
    case 'SHELL':
      return true;
    default:
      return false;
  }
}

/** Whether a mount may put a shell in place for the one RUN. */
export const hasShellMounted = (stage: Stage, run: Instruction): boolean =>
  run.mounts.some(({ mount }) => {
    const target = mount!.target;
    return leadsToShell(target && stage.scope.evaluate(target.text, run));
  });

const leadsToShell = (path: string | undefined): boolean =>
  path === undefined || SHELLS.some((shell) => isWithin(shell, withoutEnd(path, '/') || path));
