import { isPassing } from '../../knowledge/passing-files.ts';
import { isPrivate } from '../../knowledge/private-files.ts';
import { baseName } from '../../model/copied.ts';
import { similar } from '../../text/distance.ts';
import { replace } from '../../text/edit.ts';
import { entryAt, fittingOf } from '../../workspace/context-sizes.ts';
import type { TreeFolder } from '../../workspace/context-tree.ts';
import { type IgnorePattern, patternsOf } from '../../workspace/ignore.ts';
import { advance, startOf } from '../../workspace/ignore-machine.ts';
import { filePlace, folderPlace, type Place, topPlace } from '../../workspace/ignore-place.ts';
import type { IgnoreRule } from '../ignore-rule.ts';
import { shownInLine } from '../support/shown.ts';
import { removal } from './ignore-lines.ts';

export const ignoreUnmatched: IgnoreRule = {
  id: 'file/ignore-unmatched',
  severity: 'information',
  summary: 'A pattern of an ignore file fits nothing, and something close to it is there',
  severities: '**hint** where nothing comes close.',
  why: `Patterns begin at the top of the build context, other than those of Git: \`node_modules\` does not fit \`web/node_modules\`, which is then sent
to the builder; \`**/node_modules\` fits both. The rule looks at all files of the context, and is silent where that cannot be done, where they
are more than 200,000, and about what comes and goes, such as \`dist\` or \`*.log\`, or may be let in once it is there.`,
  reported: '.git\n[|node_modules|]\n',
  fine: '.git\n**/node_modules\n*.log\n',
  context: ['.git/', 'package.json', 'web/package.json', 'web/node_modules/', 'web/node_modules/left-pad/index.js'],
  peers: [],
  *checkIgnore(ignore, context) {
    const patterns = patternsOf(ignore);
    if (!context?.whole || !patterns) return;
    const { text } = ignore;
    const idle = patterns.filter((pattern) => isTold(pattern) && !fittingOf(context, pattern).any);
    const further = deeperPaths(context, patterns, idle.filter(isOneName));
    for (const pattern of idle) {
      const { range } = pattern;
      const written = text.slice(range.start, range.end);
      if (/\s#|^#/.test(written)) continue;
      const name = shownInLine(pattern.text);
      const deeper = further.get(pattern);
      const near = deeper === undefined ? nearPath(context, patterns, pattern) : undefined;
      const meant = deeper === undefined ? near : `**/${pattern.text}`;
      const fixes = () => [
        ...(meant === undefined ? [] : [useFix(written, pattern, meant)]),
        removal(text, range, false),
      ];
      if (deeper !== undefined) {
        const message = `"${name}" fits nothing, since patterns begin at the top of the build context; "${shownInLine(deeper)}" is further down.`;
        yield { range, message, fixes };
      } else if (near !== undefined) {
        const message = `Nothing in the build context is called "${name}"; "${shownInLine(near)}" is there.`;
        yield { range, message, fixes };
      } else if (pattern.plain && !pattern.exception && !isExpected(pattern.text)) {
        const message = `Nothing in the build context is called "${name}".`;
        yield { range, message, severity: 'hint', unnecessary: true, fixes };
      }
    }
  },
};

const isExpected = (path: string): boolean => path.split('/').some((name) => isPassing(name) || isPrivate(name));

function useFix(written: string, { range, exception }: IgnorePattern, meant: string) {
  const slash = /\/$/.test(written) ? '/' : '';
  const edits = [replace(range, `${exception ? '!' : ''}${meant}${slash}`)];
  return { title: `Use "${meant}"`, edits, safe: false, preferred: true };
}

/** Of others nothing is told, whether they fit something or not. */
const isTold = (pattern: IgnorePattern): boolean => pattern.plain || isOneName(pattern);

/** Whether it looks at the top of the context alone. */
const isOneName = ({ text }: IgnorePattern): boolean => !/\/|^\*+$|^\*\*|^\.{1,2}$/.test(text);

/** For each of some patterns something further down that is called as it says, where the pattern would make a difference. */
function deeperPaths(
  context: TreeFolder,
  patterns: readonly IgnorePattern[],
  wanted: readonly IgnorePattern[],
): ReadonlyMap<IgnorePattern, string> {
  const found = new Map<IgnorePattern, string>();
  const left = new Set(wanted);
  const look = (name: string, { ignored }: Pick<Place, 'ignored'>, path: string) => {
    for (const pattern of left) {
      const { steps, exception, plain, text } = pattern;
      if (ignored !== exception) continue;
      if (plain ? text !== name : !name.endsWith(pattern.end) || !advance(steps, startOf(steps), name).isEnd) continue;
      found.set(pattern, path + name);
      left.delete(pattern);
    }
  };
  const folders = [{ folder: context, place: topPlace(patterns), path: '' }];
  // The upper folders come first; the list grows while it is walked.
  for (const { folder, place, path } of folders) {
    if (left.size === 0) break;
    for (const [name, entry] of folder.entries ?? []) {
      if (typeof entry === 'number') {
        look(name, filePlace(patterns, place, name), path);
        continue;
      }
      const inner = folderPlace(patterns, place, name);
      look(name, inner, path);
      if (inner.mayChange || [...left].some(({ exception }) => exception === inner.ignored))
        folders.push({ folder: entry, place: inner, path: `${path}${name}/` });
    }
  }
  return found;
}

/** What lies where a pattern without wildcards looks, is called almost like it, and is not spoken of by any other. */
function nearPath(
  context: TreeFolder,
  patterns: readonly IgnorePattern[],
  { plain, text }: IgnorePattern,
): string | undefined {
  const name = baseName(text);
  const above = text.slice(0, -name.length);
  const folder = plain && name.length > 3 && !isExpected(text) ? entryAt(context, above.slice(0, -1)) : undefined;
  if (folder === undefined || typeof folder !== 'object') return undefined;
  const spoken = new Set(patterns.map((pattern) => pattern.text));
  const names = [...(folder.entries?.keys() ?? [])].filter((other) => !spoken.has(above + other));
  const [near, ...others] = similar(name, names, (other) => other);
  return near !== undefined && others.length === 0 ? above + near : undefined;
}
