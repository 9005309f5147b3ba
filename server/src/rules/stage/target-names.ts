/** Names that are built by hand or by a workflow that nobody has to write down in this repository. */
const TARGETED =
  /(^|[-_.])(dev|devel|develop|development|debug|debugger|test|tests|testing|unit|e2e|integration|lint|linter|format|fmt|check|checks|ci|cd|export|artifact|artifacts|binary|binaries|release|releases|vendor|vendored|validate|validation|update|docs|doc|coverage|bench|benchmark|devcontainer|shell|prod|production|staging|final|runtime|app|server|worker)([-_.]|\d*$)/i;

/** Whether a stage of this name, in lower case, is likely to be somebody's target. */
export const isTargetName = (key: string): boolean => TARGETED.test(key);
