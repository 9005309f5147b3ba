import type { Stage } from '../../model/stage.ts';

const WORKBENCH =
  /(^|[-_.])(dev|devel|develop|development|devcontainer|debug|tests?|testing|e2e|lint|ci|validate|vendor|update|gen|docs?)([-_.]|\d*$)/i;

/** Whether a stage's name tells of a place to work in, not of something to run in production. */
export const isWorkbench = (stage: Stage): boolean => stage.key !== undefined && WORKBENCH.test(stage.key);
