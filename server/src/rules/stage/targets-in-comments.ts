import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { targetsIn } from '../../workspace/neighbours.ts';

/** The words of a Dockerfile's comments that may be names of targets, in lower case: `# docker build --target debug .` */
export const targetsInComments = remember(({ text, comments }: Dockerfile): ReadonlySet<string> => {
  const { names, words } = targetsIn(comments.map(({ start, end }) => text.slice(start + 1, end)).join('\n'));
  return new Set([...names, ...words]);
});
