import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { isShipped, withDescendants } from './shipped.ts';
import { isWorkbench } from './workbench.ts';

/**
 * Whether a stage's layers are in an image to be run: the one that is built by default, or a target that a neighbouring file
 * names, workbenches aside.
 */
export function isDelivered(dockerfile: Dockerfile, { targets }: Workspace, stage: Stage): boolean {
  if (isShipped(dockerfile, stage)) return !dockerfile.final || !isWorkbench(dockerfile.final);
  return (
    targets !== undefined &&
    targets.size > 0 &&
    withDescendants(dockerfile, stage).some(
      (target) => target.key !== undefined && targets.has(target.key) && !isWorkbench(target),
    )
  );
}
