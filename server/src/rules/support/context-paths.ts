import { globMatches } from '../../model/copied.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** The paths in the build context that a pattern fits, without slashes at their ends; undefined where not all are known. */
export function pathsFitting(pattern: string, { context, unread }: Workspace): readonly string[] | undefined {
  const names = pattern.split('/');
  if (!context || names.length > 2 || (names.length === 2 && unread.size > 0)) return undefined;
  return [...context]
    .map((path) => path.replace(/\/$/, ''))
    .filter((path) => {
      const own = path.split('/');
      return own.length === names.length && own.every((name, i) => globMatches(names[i]!, name));
    });
}

/** What is known to lie in a folder of the build context. */
export const pathsIn = (folder: string, { context }: Workspace): readonly string[] =>
  [...(context ?? [])].filter((path) => path.startsWith(`${folder}/`) && path.length > folder.length + 1);
