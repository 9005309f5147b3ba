import { baseName, type Copied, copiesOf, globMatches } from '../../model/copied.ts';
import { isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** Whether a file is certain to lie at a path when a RUN begins: copied or mounted by its name, or seen in the context. */
export function bringsFile(stage: Stage, run: Instruction, path: string, workspace: Workspace): boolean {
  if (isMounted(stage, run, path)) return true;
  return chain(stage, LONG_CHAIN).some((link) => {
    const since = firstBringing(workspace)(link)(path);
    return since !== undefined && (link !== stage || since < run.range.start);
  });
}

/** Where in a stage a file is first brought to a path. */
const firstBringing = remember(({ context }: Workspace) =>
  rememberApart((stage: Stage) => {
    const known = new Map<string, number | undefined>();
    return (path: string): number | undefined => {
      if (!known.has(path)) {
        const first = copiesOf(stage).find((copied) => brings(copied, path, context));
        known.set(path, first?.instruction.range.start);
      }
      return known.get(path);
    };
  }),
);

function brings({ fromContext, sources, destination }: Copied, path: string, context: ReadonlySet<string> | undefined) {
  if (destination === undefined) return false;
  const name = baseName(path);
  const folder = path.slice(0, -name.length - 1) || '/';
  const inFolder = destination === folder || destination === path;
  return sources.some((source) => {
    if (source.path === undefined) return false;
    const own = baseName(source.path);
    if (own === name) return inFolder;
    if (!fromContext || !context) return false;
    // A pattern or a folder: only a look at the files tells.
    if (/[*?[]/.test(own))
      return inFolder && globMatches(own, name) && context.has(source.path.slice(0, -own.length) + name);
    const rest = path.slice(destination === '/' ? 1 : destination.length + 1);
    return isWithin(path, destination) && context.has(source.path === '' ? rest : `${source.path}/${rest}`);
  });
}

const isMounted = (stage: Stage, run: Instruction, path: string): boolean =>
  run.mounts.some(({ mount }) => {
    const text = mount?.type === 'bind' && mount.source && mount.target ? mount.target.text : undefined;
    const target = text === undefined ? undefined : stage.scope.evaluate(text, run);
    return target !== undefined && resolvePath(workdirAt(stage, run), target) === path;
  });
