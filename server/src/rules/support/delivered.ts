import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { isShipped, withDescendants } from './shipped.ts';
import { isWorkbench } from './workbench.ts';

/** The stages that are made to be run: the last one, and those that a neighbouring file names as targets, workbenches aside. */
export const deliveredImages = ({ stages, final }: Dockerfile, { targets }: Workspace): Stage[] =>
  stages.filter(
    (stage) =>
      (stage === final || (stage.key !== undefined && targets?.has(stage.key) === true)) && !isWorkbench(stage),
  );

/** Whether a stage's layers are in one of them. */
export function isDelivered(dockerfile: Dockerfile, { targets }: Workspace, stage: Stage): boolean {
  const { final } = dockerfile;
  if (isShipped(dockerfile, stage) && final && !isWorkbench(final)) return true;
  return (
    targets !== undefined &&
    targets.size > 0 &&
    withDescendants(dockerfile, stage).some(
      (target) => target.key !== undefined && targets.has(target.key) && !isWorkbench(target),
    )
  );
}
