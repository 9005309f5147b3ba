import { type CopiedSource, globMatches, placedCopies } from '../../model/copied.ts';
import { type IgnoreFile, ignoresAll, isIgnored, mayLetInBelow } from '../../workspace/ignore.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { BesideFix, Rule } from '../rule.ts';

export const copyIgnored: Rule = {
  id: 'file/copy-ignored',
  severity: 'warning',
  summary: 'COPY or ADD takes what the ignore file keeps out of the build context',
  why: `What a [.dockerignore](https://docs.docker.com/build/concepts/context/#dockerignore-files) names is never sent to the builder,
so the instruction ends in "not found". Let the file in with a line that begins with \`!\`, or copy something else. An ignore file
named after the Dockerfile, \`Dockerfile.dockerignore\`, counts instead of \`.dockerignore\`.`,
  reported: 'FROM nginx:1.27\nCOPY [|dist|] /usr/share/nginx/html\n',
  fine: 'FROM nginx:1.27\nCOPY public /usr/share/nginx/html\n',
  dockerignore: 'dist\nnode_modules\n',
  peers: ['BuildKit CopyIgnoredFile'],
  each: ['COPY', 'ADD'],
  *check(dockerfile, workspace) {
    const { ignore } = workspace;
    if (!ignore || ignore.patterns.length === 0) return;
    for (const [, copied] of placedCopies(dockerfile)) {
      if (!copied.fromContext || copied.instruction.onbuild) continue;
      for (const source of copied.sources) {
        if (!isKeptOut(source, ignore, workspace)) continue;
        const what = source.path === '' ? 'Everything' : `"${source.path}"`;
        yield {
          range: source.word.range,
          message: `${what} is kept out of the build context by ${ignore.name}.`,
          beside: () => letIn(source, ignore),
        };
      }
    }
  },
};

/** Whether nothing that a source stands for is in the context, going by the ignore file alone. */
function isKeptOut({ word, path }: CopiedSource, ignore: IgnoreFile, workspace: Workspace): boolean {
  // A build argument may name something else, and a backslash takes a star for a star.
  if (path === undefined || /[$\\]/.test(word.text)) return false;
  if (path === '') return ignoresAll(ignore);
  if (!isIgnored(ignore, path) || mayLetInBelow(ignore, path)) return false;
  if (!/[*?[]/.test(path)) return true;
  return !ignore.patterns.some(({ exception }) => exception) && fitsNothing(path, workspace);
}

/** An exception at the end of the ignore file, which decides. */
const letIn = ({ path = '' }: CopiedSource, { name }: IgnoreFile): readonly BesideFix[] =>
  path === '' || /[*?[\]\s]/.test(path) ? [] : [{ title: `Let it in by ${name}`, file: name, lines: [`!${path}`] }];

/** Whether a pattern fits nothing in the context, of which the names in folders further down are not known. */
function fitsNothing(pattern: string, { context, unread }: Workspace): boolean {
  const names = pattern.split('/');
  if (!context || names.length > 2 || (names.length === 2 && unread.size > 0)) return false;
  return ![...context].some((entry) => {
    const path = entry.replace(/\/$/, '').split('/');
    return path.length === names.length && path.every((name, i) => globMatches(names[i]!, name));
  });
}
