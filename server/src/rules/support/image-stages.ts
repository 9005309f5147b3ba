import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { withBases } from './shipped.ts';
import { isWorkbench } from './workbench.ts';

/** Targets that only hold files, unless they start something. */
const PARTS = /(^|[-_.])(build|builder|base|deps|export|artifacts?|binary|binaries)([-_.]|\d*$)/i;

/** The stages whose images somebody runs: the last one and those that a neighbouring file names as a target, except workbenches. */
export function images({ stages, final }: Dockerfile, { targets }: Workspace): Stage[] {
  return stages.filter((stage) => {
    if (stage.key === undefined) return stage === final;
    if (isWorkbench(stage) || (PARTS.test(stage.key) && !starts(stage))) return false;
    return stage === final || targets?.has(stage.key);
  });
}

/** Whether ENTRYPOINT or CMD says what an image starts. */
export const starts = (stage: Stage): boolean => {
  const { entrypoint, cmd } = configuration(stage);
  return entrypoint !== undefined || cmd !== undefined;
};

/** The stages whose layers are in those images: they themselves and what they are based on, or may be. */
export const imageStages = (dockerfile: Dockerfile, workspace: Workspace): ReadonlySet<Stage> =>
  withBases(images(dockerfile, workspace));
