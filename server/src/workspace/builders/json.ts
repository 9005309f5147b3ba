import type { YamlEntry, YamlNode } from '../config/yaml.ts';

const DEEPEST = 100;
const TOKEN = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))*("(?:[^"\\\r\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"/]+|\/)?/y;

/**
 * Reads JSON, with comments and commas at the end of lists as editors allow them, into nodes as those of YAML. What is half
 * written is read as far as it goes. Never throws.
 */
export function readJson(text: string): YamlNode | undefined {
  const token = new RegExp(TOKEN);
  let next: { text: string; start: number } | undefined;
  advance();
  return value(0);

  function advance(): void {
    const [all, found] = token.exec(text) ?? [];
    next = found === undefined ? undefined : { text: found, start: token.lastIndex - found.length };
    if (all === undefined) next = undefined;
  }

  function value(depth: number): YamlNode | undefined {
    if (!next || depth > DEEPEST || /^[\]}:,]$/.test(next.text)) return undefined;
    const { text: first, start } = next;
    advance();
    if (first === '{') return map(start, depth);
    if (first === '[') return list(start, depth);
    if (!first.startsWith('"')) return { kind: 'scalar', text: first, range: { start, end: start + first.length } };
    const inner = first.slice(1, first.length > 1 && first.endsWith('"') ? -1 : undefined);
    return { kind: 'scalar', text: unescaped(inner), range: { start: start + 1, end: start + 1 + inner.length } };
  }

  function map(start: number, depth: number): YamlNode {
    const entries: YamlEntry[] = [];
    while (next && next.text !== '}') {
      const key = value(depth + 1);
      if (key && next?.text === ':') {
        advance();
        const item = value(depth + 1);
        if (item) entries.push({ key, value: item });
      }
      // What stands where a comma or an end is due is left.
      else if (next && next.text !== '}' && next.text !== ',') advance();
      if (next?.text === ',') advance();
    }
    return { kind: 'map', entries, range: { start, end: close() } };
  }

  function list(start: number, depth: number): YamlNode {
    const items: YamlNode[] = [];
    while (next && next.text !== ']') {
      const item = value(depth + 1);
      if (item) items.push(item);
      else advance();
      if (next?.text === ',') advance();
    }
    return { kind: 'list', items, range: { start, end: close() } };
  }

  function close(): number {
    const end = next ? next.start + 1 : text.length;
    advance();
    return end;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, code: string | undefined, char: string) =>
        code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[char] ?? char),
      )
    : text;
