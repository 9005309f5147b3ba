import type { Stage } from '../../model/stage.ts';

const WORKBENCH =
  /(^|[-_.])(dev|devel|develop|development|devcontainer|debug|tests?|testing|e2e|lint|ci|validate|vendor|update|gen|docs?)([-_.]|\d*$)/i;

const PART = /(^|[-_.])(build|builder|base|deps|export|artifacts?|binary|binaries)([-_.]|\d*$)/i;

/** Whether a stage's name tells of a place to work in, not of something to run in production. */
export const isWorkbench = (stage: Stage): boolean => stage.key !== undefined && WORKBENCH.test(stage.key);

/** Whether a stage's name tells of something that others take files from, or start from. */
export const isPart = (stage: Stage): boolean => stage.key !== undefined && PART.test(stage.key);
