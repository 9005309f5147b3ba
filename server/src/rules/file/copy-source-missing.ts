import { isPassing } from '../../knowledge/passing-files.ts';
import { baseName, type CopiedSource, copiesOf } from '../../model/copied.ts';
import { remember } from '../../model/remember.ts';
import { similar } from '../../text/distance.ts';
import { replace } from '../../text/edit.ts';
import { Generations } from '../../text/generations.ts';
import { isIgnored } from '../../workspace/ignore.ts';
import { isInContext, type Workspace } from '../../workspace/workspace.ts';
import type { Rule } from '../rule.ts';
import { shown } from '../support/shown.ts';

export const copySourceMissing: Rule = {
  id: 'file/copy-source-missing',
  severity: 'warning',
  summary: 'COPY or ADD takes a file that is not in the build context',
  severities: '**hint** where nothing is there that is called almost so: it may be made before the build.',
  why: `The build stops at the instruction: "not found". The rule looks into the Dockerfile's folder, if nothing around says that another one is the
build context, and if something that the Dockerfile copies is there. It is silent about what is made before a build, such as \`dist/\`,
\`app.jar\`, or a program without an extension.`,
  reported: 'FROM python:3.13\nWORKDIR /app\nCOPY [|requirement.txt|] ./\nCOPY src ./src\n',
  fine: 'FROM python:3.13\nWORKDIR /app\nCOPY requirements.txt dist/app.whl ./\nCOPY src ./src\n',
  context: ['requirements.txt', 'src/'],
  peers: [],
  changes: ['steps'],
  whole: true,
  *check(dockerfile, workspace) {
    const { context } = workspace;
    if (!context) return;
    const sources = dockerfile.stages.flatMap((stage) =>
      copiesOf(stage).flatMap((copied) => (copied.fromContext ? copied.sources.filter(isLiteral) : [])),
    );
    const isHere = sources.some(({ path }) => isInContext(workspace, path!) === true);
    const known = pathsIn(workspace);
    known.age();
    const looked = new Set<string>();
    for (const { word, path = '' } of sources) {
      const { isGone, near: look } = known.at(path, (copy) => knownOf(workspace, copy));
      if (!isGone || (isMade(path) && !isFolder(word.text))) continue;
      if (looked.size < MOST_LOOKED) looked.add(path);
      const near = looked.has(path) ? look() : undefined;
      if (!near && (!isHere || isPassing(baseName(path)))) continue;
      const message = `"${shown(path)}" is not in the build context${near ? `; "${shown(near)}" is` : ''}.`;
      // What stands around it stays: a slash, and the quotes of the JSON form.
      const at = dockerfile.text.slice(word.range.start, word.range.end).lastIndexOf(path);
      const start = word.range.start + at;
      const fixes = () => {
        const edits = near && at >= 0 ? [replace({ start, end: start + path.length }, near)] : [];
        return edits.length > 0 ? [{ title: `Use "${near}"`, edits, safe: false, preferred: true }] : [];
      };
      yield near ? { range: word.range, message, fixes } : { range: word.range, message, severity: 'hint' };
    }
  },
};

/** A path without variables, wildcards and escapes. */
const isLiteral = ({ word, path }: CopiedSource): boolean =>
  path !== undefined && path !== '' && !/[$\\*?[]/.test(word.text);

/** Nobody misspells more names in one file, and to compare names takes its time. */
const MOST_LOOKED = 40;

interface KnownPath {
  readonly isGone: boolean;
  /** What may have been meant, looked up once. */
  readonly near: () => string | undefined;
}

/** What is known of paths, from one version of a file to the next. */
const pathsIn = remember((_: Workspace) => new Generations<KnownPath>());

function knownOf(workspace: Workspace, path: string): KnownPath {
  const { context } = workspace;
  let found: { readonly near: string | undefined } | undefined;
  return {
    isGone: context !== undefined && isMissing(workspace, path),
    near: () => {
      found ??= { near: context && nearPath(context, path) };
      return found.near;
    },
  };
}

/** Whether it is certain that it is not there; what is kept out of the context another rule tells of. */
function isMissing(workspace: Workspace, path: string): boolean {
  const { ignore } = workspace;
  return isAbsent(workspace, path) && !(ignore && isIgnored(ignore, path));
}

function isAbsent(workspace: Workspace, path: string): boolean {
  const { context, unread } = workspace;
  const names = path.split('/');
  if (names.length <= 2) return isInContext(workspace, path) === false;
  // Of what is further down it is known whether the two folders above are there.
  const [top, second] = names;
  const upper = `${top}/${second}`;
  const isRead = context?.has(`${top}/`) === true && !unread.has(`${top}/`);
  return isInContext(workspace, top!) === false || (isRead && !context.has(upper) && !context.has(`${upper}/`));
}

/** Whether it may be made before the build. */
const isMade = (path: string): boolean =>
  path.split('/').some((name) => isPassing(name)) ||
  !baseName(path).includes('.') ||
  /\.(?:deb|rpm|apk|whl|bin|run|wasm|nupkg|crt|pem|key)$/.test(path);

/** What is no program. */
const isFolder = (written: string): boolean => /[^/]\/$/.test(written);

/** What lies in the same folder and is called almost so. */
function nearPath(context: ReadonlySet<string>, path: string): string | undefined {
  const name = baseName(path);
  const above = path.slice(0, -name.length);
  if (name.replace(/\..*/, '').length < 3 && !name.startsWith('.')) return undefined;
  const names = [...context].flatMap((entry) => {
    const other = entry.replace(/\/$/, '');
    return other.startsWith(above) && !other.slice(above.length).includes('/') ? [other.slice(above.length)] : [];
  });
  const [near, ...others] = similar(name, names, (other) => other);
  return near !== undefined && others.length === 0 && /^[\w.@+-]+$/.test(near) ? above + near : undefined;
}
