import { type TreeFolder, treeOf } from '../workspace/context-tree.ts';
import { type IgnoreText, readIgnoreText } from '../workspace/ignore.ts';
import type { About, Problem } from './rule.ts';

/** Makes problems of an ignore file. Its examples are such files. */
export interface IgnoreRule extends About {
  /** `context` is the build context, where all of it is known. */
  checkIgnore(ignore: IgnoreText, context: TreeFolder | undefined): Iterable<Problem>;
}

/** What it says of an ignore file beside which lies what lies beside its examples. */
export const ignoreProblems = (rule: IgnoreRule, text: string): Problem[] => [
  ...rule.checkIgnore(readIgnoreText(text), rule.context && treeOf(rule.context)),
];
