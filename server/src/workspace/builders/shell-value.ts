import { opaque } from '../../shell/source.ts';
import { folderOf, joined, ROOT } from './paths.ts';

const DEEPEST = 4;
/** Longer substitutions are not looked at. */
const LONGEST = 500;
/** Of a longer value nobody makes a path or a name; those that are made of themselves again and again grow without end. */
const LONGEST_VALUE = 65_536;

/** What a script knows where it runs. */
export interface ShellNames {
  /** Values of variables. A path in the project begins with `ROOT`. */
  readonly variables: ReadonlyMap<string, string>;
  /** The script's own file, relative to the project; undefined for a script that is none. */
  readonly own: string | undefined;
}

/**
 * What a shell makes of a word: quotes, variables whose values are known, and the usual ways to say where the script lies or the
 * repository begins. Undefined if anything else is in it.
 */
export function shellValue(word: string, names: ShellNames, depth = 0): string | undefined {
  let value = '';
  let isQuoted = false;
  for (let i = 0; i < word.length; ) {
    const char = word[i]!;
    if (char === opaque || char === '`') return undefined;
    if (char === '"') {
      isQuoted = !isQuoted;
      i++;
    } else if (char === "'" && !isQuoted) {
      const end = word.indexOf("'", i + 1);
      if (end < 0) return undefined;
      value += word.slice(i + 1, end);
      i = end + 1;
    } else if (char === '\\') {
      value += word[i + 1] ?? '';
      i += 2;
    } else if (char === '$') {
      const end = expansionEnd(word, i);
      const part = end === undefined || depth > DEEPEST ? undefined : expansion(word.slice(i, end), names, depth);
      if (part === undefined || value.length + part.length > LONGEST_VALUE) return undefined;
      value += part;
      i = end!;
    } else if (!isQuoted && /[*?[{~]/.test(char)) return undefined;
    else {
      value += char;
      i++;
    }
  }
  return value;
}

/** Where an expansion ends that begins with the `$` at an offset. */
function expansionEnd(word: string, start: number): number | undefined {
  const open = word[start + 1];
  if (open !== '{' && open !== '(') {
    const name = /^\$(?:[A-Za-z_]\w*|0)/.exec(word.slice(start, start + 200));
    return name ? start + name[0].length : undefined;
  }
  const close = open === '{' ? '}' : ')';
  let depth = 0;
  for (let i = start + 1; i < word.length; i++) {
    if (word[i] === open) depth++;
    else if (word[i] === close && --depth === 0) return i + 1;
  }
  return undefined;
}

function expansion(text: string, names: ShellNames, depth: number): string | undefined {
  const { variables, own } = names;
  const value = (word: string) => shellValue(word, names, depth + 1);
  if (text.startsWith('$(')) {
    const command = text.slice(2, -1).trim();
    if (command.length > LONGEST) return undefined;
    if (command === 'pwd') return '.';
    if (/^git rev-parse --show-toplevel(?:\s+2>.*)?$/.test(command)) return ROOT;
    const folder =
      /^(?:cd|pushd)\s+(?:--\s+)?([\s\S]+?)(?:\s+&?>\s*\/dev\/null(?:\s+2>&1)?)?\s*(?:&&|;)\s*pwd(?:\s+-[LP])?$/.exec(
        command,
      );
    if (folder) return value(folder[1]!);
    const real = /^(?:realpath|readlink -f|greadlink -f)\s+(?:--\s+)?(.+)$/.exec(command);
    if (real) return value(real[1]!);
    const inner = /^dirname\s+(?:--\s+)?([\s\S]+)$/.exec(command)?.[1];
    const path = inner === undefined ? undefined : value(inner);
    return path === undefined ? undefined : parentOf(path);
  }
  const [, name = '', operator = '', rest = ''] =
    /^\$\{?(0|[A-Za-z_]\w*(?:\[0\])?)(?:(:?[-?=]|%)([\s\S]*))?$/.exec(
      text.startsWith('${') ? text.slice(0, -1) : text,
    ) ?? [];
  const known = /^(?:0|BASH_SOURCE(?:\[0\])?)$/.test(name)
    ? own && `${ROOT}/${own}`
    : name === 'PWD'
      ? '.'
      : variables.get(name);
  if (operator === '%') return known !== undefined && rest === '/*' ? parentOf(known) : undefined;
  // What stands there by default is not what it is where the environment sets it: `shell-builds.ts` tells of the doubt.
  if (known === undefined && /-$/.test(operator)) return value(rest);
  return known;
}

function parentOf(path: string): string | undefined {
  const clean = joined('.', path);
  if (clean === undefined) return undefined;
  const folder = folderOf(clean);
  return path.startsWith(ROOT) ? `${ROOT}/${folder}` : folder;
}
