import { contextName } from '../model/contexts.ts';

export interface NamedContexts {
  /** As `contextName` gives them. */
  readonly names: ReadonlySet<string>;
  /** There are others, which a variable names. */
  readonly more: boolean;
}

/** `--build-context name=x` in a shell, `"--build-context", "name=x"` in a list, and `bake --set target.contexts.name=x`. */
const OPTION = /(?:--build-context\b["']?[\s\\,=]{0,200}["']?|\.contexts\.)([^\s"'=,]{0,255})=/g;
/** `contexts` of Bake, `additional_contexts` of Compose, the input `build-contexts` of GitHub's action. */
const KEY = /(?<=^|[\s"'{,(])(?:build-contexts|additional_contexts|contexts)["']?[ \t]*[:=][ \t]*(?:\s*(?=[{[]))?/g;
/** An entry of a map or a list: `name: x`, `- name=x`, `"name" = x`. */
const ENTRY = /^\s*(?:-\s+)?["']?([\w./:-]+?)["']?\s*(?:=|:(?:[\s"']|$))/;
/** One whose name is computed: `${NAME} = x`, `*.x`, `<<: *anchor`. */
const COMPUTED = /^\s*(?:-\s+)?["']?(?:[$%*(]|<<)/;

/**
 * The names that a file gives to contexts of the builder. It is read liberally, since a name too many keeps the rules from
 * reporting what may be right, and one too few is a false alarm.
 */
export function contextsIn(text: string): NamedContexts {
  const names = new Set<string>();
  let more = false;
  const add = (text: string) => {
    const name = contextName(text);
    if (name !== undefined) names.add(name);
    else if (/[$%{]/.test(text)) more = true;
  };
  for (const [, name = ''] of text.matchAll(OPTION)) add(name);
  const keys = new RegExp(KEY);
  for (let key = keys.exec(text); key; key = keys.exec(text)) {
    const start = keys.lastIndex;
    const { end, isBlock } = valueAt(text, key.index, start);
    const value = text.slice(start, end);
    keys.lastIndex = end;
    for (const entry of value.split(/[\n,{}[\]]/)) {
      const name = ENTRY.exec(entry)?.[1];
      if (name !== undefined) add(name);
      else if (COMPUTED.test(entry)) more = true;
    }
    // `contexts = CONTEXTS`, `contexts = merge(…)`
    if (!isBlock && /^\w+\s*(?:\(|$)/.test(value)) more = true;
  }
  return { names, more };
}

/** Where a value ends that begins at `start`: with its bracket, with the lines that are indented below its key, or with its line. */
function valueAt(text: string, key: number, start: number): { end: number; isBlock: boolean } {
  if (text[start] === '{' || text[start] === '[') return { end: closing(text, start), isBlock: true };
  const end = lineEnd(text, start);
  // `key:`, `key: |`, `key: &anchor`, `key: # a comment`
  if (!/^(?:[|>][-+\d]*|&\S+)?\s*(?:#|$)/.test(text.slice(start, end))) return { end, isBlock: false };
  const column = key - (text.lastIndexOf('\n', key) + 1);
  let last = end;
  while (last < text.length) {
    const next = lineEnd(text, last + 1);
    const [indent] = /^[ \t]*/.exec(text.slice(last + 1, next))!;
    const first = text[last + 1 + indent.length];
    const isBlank = first === undefined || first === '\n' || first === '\r';
    if (!isBlank && indent.length <= column && !(first === '-' && indent.length === column)) break;
    last = next;
  }
  return { end: last, isBlock: true };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Behind the bracket that closes the one at an offset; at the end of the text when nothing does. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const char = text[at]!;
    if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}
