import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberApart } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { withBases } from './shipped.ts';
import { isPart, isWorkbench } from './stage-names.ts';
import { startsSomething } from './started.ts';

/** Whether a stage is built as an image of its own: it is the last one, or a neighbouring file names it as a target. */
export const isImage = ({ final }: Dockerfile, { targets }: Workspace, stage: Stage): boolean =>
  stage === final || (stage.key !== undefined && targets?.has(stage.key) === true);

/** The stages that are, in the order of the file; of a view, those that are in it. */
export const imagesOf = (dockerfile: Dockerfile, workspace: Workspace): readonly Stage[] =>
  dockerfile.stages.filter((stage) => isImage(dockerfile, workspace, stage));

/** Whether the layers of a stage are, or may be, in one of these images. */
export const isInImage = (dockerfile: Dockerfile, workspace: Workspace, stage: Stage): boolean =>
  inImages(workspace)(dockerfile.whole).has(stage);

/** Of these images, those that are made to be run: no place to work in, and no part of others unless it starts something. */
export const productsOf = (dockerfile: Dockerfile, workspace: Workspace): readonly Stage[] =>
  imagesOf(dockerfile, workspace).filter((stage) => !isWorkbench(stage) && (!isPart(stage) || startsSomething(stage)));

/** Whether the layers of a stage are, or may be, in one of them. */
export const isInProduct = (dockerfile: Dockerfile, workspace: Workspace, stage: Stage): boolean =>
  inProducts(workspace)(dockerfile.whole).has(stage);

/**
 * The last stage and those that the project itself calls its targets. What it asks of its images it asks of these; other targets
 * may be of somebody else.
 */
export function ownImagesOf({ stages, final }: Dockerfile, { policy }: Workspace): readonly Stage[] {
  const targets = new Set(policy.targets.map((target) => target.toLowerCase()));
  return stages.filter((stage) => stage === final || (stage.key !== undefined && targets.has(stage.key)));
}

/** Whether the layers of a stage are, or may be, in one of them. */
export const isInOwnImage = (dockerfile: Dockerfile, workspace: Workspace, stage: Stage): boolean =>
  inOwnImages(workspace)(dockerfile.whole).has(stage);

/** The stages whose layers are in images: those that are images, and all that they are based on, or may be. */
const layersOf = (images: (dockerfile: Dockerfile, workspace: Workspace) => readonly Stage[]) =>
  rememberApart((workspace: Workspace) => rememberApart((whole: Dockerfile) => withBases(images(whole, workspace))));

const inImages = layersOf(imagesOf);
const inProducts = layersOf(productsOf);
const inOwnImages = layersOf(ownImagesOf);
