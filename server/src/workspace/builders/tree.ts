import type { Range } from '../../text/range.ts';
import type { YamlEntry, YamlNode } from '../config/yaml.ts';

/** Maps that are merged into each other, or stand in many places, may make a bomb: so many entries are enough. */
const MOST_ENTRIES = 10_000;
const MOST_PAIRS = 500;
const DEEPEST = 20;

type Node = YamlNode | undefined;
export type Scalar = Extract<YamlNode, { kind: 'scalar' }>;

/** What was found once: an alias has the same entries as what it stands for. */
const known = new WeakMap<readonly YamlEntry[], ReadonlyMap<string, YamlEntry>>();

/** The entries of a map, each key once: what `<<` merges into it comes after its own. */
export function entriesOf(node: Node): ReadonlyMap<string, YamlEntry> {
  if (node?.kind !== 'map') return new Map();
  const before = known.get(node.entries);
  if (before) return before;
  const found = new Map<string, YamlEntry>();
  known.set(node.entries, found);
  // Maps that merge another one twice, which does so, too, would be gone through without end.
  const merges = new Set<readonly YamlEntry[]>();
  add(node, 0);
  return found;

  function add(map: Node, depth: number): void {
    if (map?.kind !== 'map' || depth > DEEPEST || merges.has(map.entries)) return;
    merges.add(map.entries);
    const merged: YamlNode[] = [];
    for (const entry of map.entries) {
      if (entry.key.kind !== 'scalar' || found.size > MOST_ENTRIES) continue;
      if (entry.key.text === '<<') merged.push(...(entry.value.kind === 'list' ? entry.value.items : [entry.value]));
      else if (depth === 0 || !found.has(entry.key.text)) found.set(entry.key.text, entry);
    }
    for (const other of merged) if (found.size <= MOST_ENTRIES) add(other, depth + 1);
  }
}

/** What stands below some keys, one in the other. */
export function below(node: Node, ...keys: readonly string[]): Node {
  let at = node;
  for (const key of keys) {
    at = entriesOf(at).get(key)?.value;
  }
  return at;
}

/** The items of a list; none of anything else. */
export const itemsOf = (node: Node): readonly YamlNode[] => (node?.kind === 'list' ? node.items : []);

/** A scalar that says something. */
export const scalar = (node: Node): Scalar | undefined =>
  node?.kind === 'scalar' && !/^(?:|~|null)$/i.test(node.text) ? node : undefined;

/** The text of a scalar that says something. */
export const textOf = (node: Node): string | undefined => scalar(node)?.text;

/** The scalars of a list, or the one that stands for it. */
export function words(node: Node): Scalar[] {
  return (node?.kind === 'list' ? node.items : node ? [node] : []).flatMap((item) => scalar(item) ?? []);
}

/** The pairs that are written as a map (`A: b`) or as a list (`- A=b`); a name alone has no value that could be known. */
export function pairs(node: Node): Map<string, Scalar | undefined> {
  const found = new Map<string, Scalar | undefined>();
  for (const [name, { value }] of entriesOf(node)) {
    if (found.size < MOST_PAIRS) found.set(name, scalar(value));
  }
  for (const item of itemsOf(node).slice(0, MOST_PAIRS)) {
    if (item.kind !== 'scalar') continue;
    const equal = item.text.indexOf('=');
    const name = equal < 0 ? item.text : item.text.slice(0, equal);
    found.set(name, equal < 0 ? undefined : { ...item, text: item.text.slice(equal + 1) });
  }
  return found;
}

/** Where the names of pairs stand, of those whose name is written as it is. */
export function nameRanges(node: Node): Map<string, Range> {
  const found = new Map<string, Range>();
  for (const [name, { key }] of entriesOf(node)) if (found.size < MOST_PAIRS) found.set(name, key.range);
  for (const { text, range } of words(node).slice(0, MOST_PAIRS)) {
    const name = /^[^=]*/.exec(text)![0];
    const isPlain = range.end - range.start === text.length;
    found.set(name, isPlain ? { start: range.start, end: range.start + name.length } : range);
  }
  return found;
}
