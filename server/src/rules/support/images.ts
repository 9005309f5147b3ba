import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { isShipped } from './shipped.ts';

/** The stages whose images somebody runs, as far as is known: the last one, and those that neighbouring files name as targets. */
export const imagesOf = ({ stages, final }: Dockerfile, { targets }: Workspace): readonly Stage[] =>
  targets === undefined
    ? final
      ? [final]
      : []
    : stages.filter((stage) => stage === final || (stage.key !== undefined && targets.has(stage.key)));

const inTargets = remember((workspace: Workspace) =>
  remember((dockerfile: Dockerfile): ReadonlySet<Stage> => {
    const found = new Set(imagesOf(dockerfile, workspace));
    // A set takes in what is added while it is walked.
    for (const { base } of found) if (base.kind === 'stage') found.add(base.stage);
    return found;
  }),
);

/** Whether the layers of a stage are, or may be, in an image that somebody runs: the default one, or that of a known target. */
export const isInImage = (dockerfile: Dockerfile, workspace: Workspace, stage: Stage): boolean =>
  isShipped(dockerfile, stage) || inTargets(workspace)(dockerfile).has(stage);
