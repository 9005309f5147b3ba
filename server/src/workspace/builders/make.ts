import { type Build, labelled } from './build.ts';
import { folderOf } from './paths.ts';
import { buildsInRecipe, logicalLines } from './recipes.ts';

/** Longer references are not looked at. */
const LONGEST = 1_000;
const ASSIGNMENT =
  /^[\t ]*(?:export[ \t]+|override[ \t]+)*([\w.-]+)[ \t]*(\?|\+|:{0,3})=[ \t]*(.*?)[ \t]*(?:(?<!\\)#.*)?$/s;
/** A variable that has another value while a target is made: `debug: STAGE = dev`. */
const OF_TARGET = /^[^\t:=#][^:=#]*::?[\t ]*(?:(?:export|override|private)[\t ]+)*([\w.-]+)[\t ]*(?:\?|\+|:{0,3})=/;
/** The first target of a rule. */
const HEADER = /^((?:[\w./%-]|\$\([^()\n]*\)|\$\{[^{}\n]*\})+)(?![^\s:=#])[^:=#]*::?(?!=)/;

/**
 * The builds in the recipes of a Makefile. Each line of a recipe is a script of its own, started in the folder that make is started
 * in: that of the Makefile, or the topmost where an other file includes it (`*.mk`).
 */
export function readMakefile(text: string, path: string): Build[] {
  const values = variablesOf(text);
  const valueOf = (inner: string) => (inner === '$' ? '$' : values.get(inner));
  const folders = /\.mk$/.test(path) ? ['.', folderOf(path)] : [folderOf(path)];
  const place = { folders: [...new Set(folders)] };
  // Where a recipe is one script, a line above may have gone to another folder.
  const isOneShell = /^\.ONESHELL[ \t]*:/m.test(text);
  let rule: string | undefined;
  return [...logicalLines(text)].flatMap((line) => {
    if (text[line.start] === '\t') {
      const builds = labelled(buildsInRecipe(text, line, references, valueOf, place), rule);
      return isOneShell ? builds.map((build) => ({ ...build, certain: false })) : builds;
    }
    rule = HEADER.exec(text.slice(line.start, Math.min(line.end, line.start + LONGEST)))?.[1] ?? rule;
    return [];
  });
}

/** The variables that are set once, to something in which all is known. Those that the environment may set are written as defaults. */
function variablesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  for (const { start, end } of logicalLines(text)) {
    if (end - start > 2000) continue;
    const line = text.slice(start, end);
    const ofTarget = OF_TARGET.exec(line)?.[1];
    if (ofTarget !== undefined) {
      found.delete(ofTarget);
      seen.add(ofTarget);
      continue;
    }
    const [, name, operator, value = ''] = ASSIGNMENT.exec(line) ?? [];
    if (name === undefined) continue;
    const known = value.replace(/\$[({]([\w.-]+)[)}]/g, (all, inner: string) => found.get(inner) ?? all);
    // One that is set anew, or in a condition, may be anything.
    if (seen.has(name) || /[\t ]/.test(text[start]!)) found.delete(name);
    else if (!/\$[^{]|\$\{\w+\}/.test(known) && operator !== '+' && known.length < 2000) {
      found.set(name, operator === '?' && /^\w+$/.test(name) ? `\${${name}:-${known}}` : known);
    }
    seen.add(name);
  }
  return found;
}

/** `$(X)`, `${X}`, `$X` of one letter, and `$$`. What is called, or has references in it, is one without a name. */
function* references(text: string): Generator<{ start: number; end: number; inner: string }> {
  for (let start = text.indexOf('$'); start >= 0 && start + 1 < text.length; ) {
    const open = text[start + 1]!;
    const end = open === '(' || open === '{' ? closing(text, start + 1) : start + 2;
    const inner = end === start + 2 ? open : text.slice(start + 2, end - 1);
    yield { start, end, inner };
    start = text.indexOf('$', end);
  }
}

/** Behind the bracket that closes the one at an offset; behind that one if nothing does so soon. */
function closing(text: string, open: number): number {
  const close = text[open] === '(' ? ')' : '}';
  let depth = 0;
  for (let at = open; at < text.length && at < open + LONGEST; at++) {
    if (text[at] === text[open]) depth++;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return open + 1;
}
