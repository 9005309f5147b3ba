import { patternsFor } from '../../knowledge/ignored-files.ts';
import { isPrivate } from '../../knowledge/private-files.ts';
import { baseName, type CopiedSource, copiesOf } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { IGNORE_FILE, type IgnoreFile, isIgnored, readIgnoreFile } from '../../workspace/ignore.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { BesideFix } from '../rule.ts';

/** Whether a source is `.`, `./`, `/` or `*`, but no variable that is empty. */
export const isWholeContext = ({ path, word }: CopiedSource): boolean =>
  !word.text.includes('$') && (path === '' || path === '*');

/** The entries of the build context that are to stay out of images: those of its top, then those in its folders. */
export const privateIn = remember(({ context }: Workspace): readonly string[] => {
  const found = [...(context ?? [])].map((path) => path.replace(/\/$/, '')).filter((path) => isPrivate(baseName(path)));
  const isTop = (path: string) => !path.includes('/');
  return [...found.filter(isTop).sort(), ...found.filter((path) => !isTop(path)).sort()];
});

/** Has the ignore file keep all that out, with what else such a project has, but for what the Dockerfile copies by its name. */
export function keepOut(dockerfile: Dockerfile, workspace: Workspace): readonly BesideFix[] {
  const { context, ignore } = workspace;
  const names = [...(context ?? [])];
  const kind = ignore ? [] : ['.git', ...patternsFor(names.filter((name) => !name.includes('/')))];
  const found = privateIn(workspace).map(patternOf);
  const examples = names.filter((name) => /^\.env\.(?:example|sample|template|dist)$/.test(name));
  const own = [...new Set([...kind, ...found])].filter((pattern) => !keepsOutSource(dockerfile, pattern));
  const again = own.includes('**/.env.*') ? examples.map((name) => `!${name}`) : [];
  const lines = [...own, ...again];
  if (own.length === 0) return [];
  const file = ignore?.name ?? IGNORE_FILE;
  return [{ title: ignore ? `Keep it out by ${file}` : `Create ${file}`, file, lines }];
}

/** What lies further down is kept out wherever it is. */
function patternOf(path: string): string {
  const name = baseName(path);
  if (/^\.env\./.test(name)) return '**/.env.*';
  const extension = /^[^.].*(\.(?:key|p12|pfx|jks|keystore|tfstate))(?:\.backup)?$/.exec(name)?.[1];
  if (extension !== undefined) return `**/*${extension}${extension === '.tfstate' ? '*' : ''}`;
  return path === '.git' ? path : `**/${name.replace(/[*?[\]\\]/g, '\\$&')}`;
}

function keepsOutSource(dockerfile: Dockerfile, pattern: string): boolean {
  const ignore = readIgnoreFile('', pattern) as IgnoreFile;
  return dockerfile.whole.stages.some((stage) =>
    copiesOf(stage).some(
      ({ fromContext, sources }) =>
        fromContext && sources.some(({ path }) => path !== undefined && path !== '' && isIgnored(ignore, path)),
    ),
  );
}
