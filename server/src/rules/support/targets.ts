import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** The stages that are built as images of their own: the last, and those that a neighbouring file names as targets. */
export const imageStages = ({ stages, final }: Dockerfile, { targets }: Workspace): readonly Stage[] =>
  stages.filter((stage) => stage === final || (stage.key !== undefined && targets?.has(stage.key)));
