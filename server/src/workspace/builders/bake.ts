import type { Range } from '../../text/range.ts';
import type { YamlNode } from '../config/yaml.ts';
import { basesOf, blocksOfCompose, elsewhere, isElsewhere, isOfCompose, isReadByItself } from './bake-others.ts';
import { type Build, buildOf, type Known } from './build.ts';
import type { Open } from './compose.ts';
import { readHcl, readTemplate } from './hcl.ts';
import type { Block, Expression } from './hcl-tree.ts';
import { evaluate, type Scope, type Value } from './hcl-values.ts';
import { readJson } from './json.ts';
import { folderOf } from './paths.ts';
import { entriesOf } from './tree.ts';

const MOST_RUNS = 256;
/** So many attributes are worked out, those that are inherited in each target that inherits them. */
const MOST_VALUES = 50_000;
const DEEPEST = 50;
const LONGEST_CHAIN = 16;

/** What a target says, by attribute, with what it inherits. */
type Attributes = ReadonlyMap<string, Value>;

/** The builds of a Bake file's targets. https://docs.docker.com/build/bake/reference/ */
export const readBake = (text: string, path: string, open: Open): Build[] => buildsOf(readHcl(text), path, open);

/** The builds of a Bake file in JSON. */
export const readBakeJson = (root: YamlNode | undefined, path: string, open: Open): Build[] =>
  buildsOf(blocksOf(root), path, open);

/** What the files say that Bake reads before this one: it may say of a target what is otherwise alone. */
const othersOf = (path: string, open: Open): Block[] =>
  basesOf(path).flatMap((other) => {
    const text = open(other) ?? '';
    return (other.endsWith('.json') ? blocksOf(readJson(text)) : readHcl(text)).map(elsewhere);
  });

function buildsOf(blocks: readonly Block[], path: string, open: Open): Build[] {
  const others = othersOf(path, open);
  const all = [...blocksOfCompose(path, open), ...others, ...blocks];
  const variables = variablesOf(all);
  const targets = new Map<string, Block[]>();
  for (const block of all) {
    if (block.type !== 'target') continue;
    const parts = targets.get(block.label);
    if (parts) parts.push(block);
    else targets.set(block.label, [block]);
  }
  const isGuess = others.length > 0 && !isReadByItself(path);
  const found: Build[] = [];
  const seen = new Set<string>();
  let left = MOST_VALUES;
  for (const [name, parts] of targets) {
    const own = parts.find(({ range }) => !isElsewhere(range));
    if (!own) continue;
    for (const scope of scopesOf(parts, variables)) {
      if (left <= 0) return found;
      const { attributes, isWhole } = attributesOf(name, scope, targets, 0);
      left -= sizeOf(attributes);
      const builds = buildOfTarget(name, attributes, { isWhole, isGuess, range: own.range, folder: folderOf(path) });
      for (const build of builds) {
        const key = JSON.stringify([name, build.range, build.places, build.target, [...build.args]]);
        if (!seen.has(key)) found.push(build);
        seen.add(key);
      }
    }
  }
  return found;
}

const sizeOf = (attributes: Attributes): number =>
  [...attributes.values()].reduce((sum, value) => sum + (value.kind === 'map' ? value.entries.size : 1), 1);

/** The values of variables. The environment may give each another one; one without a default is empty. */
function variablesOf(blocks: readonly Block[]): Scope {
  const own = new Map<string, Expression | undefined>();
  for (const { type, label, attributes } of blocks) if (type === 'variable') own.set(label, attributes.get('default'));
  const values = new Map<string, Value>();
  let depth = 0;
  const scope: Scope = (name) => {
    if (!own.has(name)) return undefined;
    const known = values.get(name);
    if (known) return known;
    const range = { start: 0, end: 0 };
    // One that leads back to itself is unknown.
    values.set(name, { kind: 'unknown', range });
    const written = own.get(name);
    const value: Value = written && depth++ < DEEPEST ? evaluate(written, scope) : { kind: 'unknown', range };
    if (written) depth--;
    const varying: Value = value.kind === 'text' ? { ...value, varies: true } : { kind: 'unknown', range };
    values.set(name, varying);
    return varying;
  };
  return scope;
}

/** The variables of each of a target's runs: a matrix has it built with every value of each of its lists. */
function scopesOf(parts: readonly Block[], variables: Scope): Scope[] {
  const written = parts.findLast(({ attributes }) => attributes.has('matrix'))?.attributes.get('matrix');
  if (!written) return [variables];
  const matrix = evaluate(written, variables);
  if (matrix.kind !== 'map') return [variables];
  let runs: ReadonlyMap<string, Value>[] = [new Map()];
  for (const [name, value] of matrix.entries) {
    if (value.kind !== 'list' || runs.length * value.items.length > MOST_RUNS) continue;
    runs = runs.flatMap((run) => value.items.map((item) => new Map([...run, [name, item]])));
  }
  // A list that is computed leaves its name without a value.
  return runs.map((run) => (name) => run.get(name) ?? (matrix.entries.has(name) ? undefined : variables(name)));
}

/** What a target comes to, and whether that is all of it. */
interface Inherited {
  readonly attributes: Attributes;
  readonly isWhole: boolean;
}

/** What a target says of itself, and what it inherits and does not say otherwise. `known` is what was found on the way: many lead to one. */
function attributesOf(
  name: string,
  scope: Scope,
  targets: ReadonlyMap<string, readonly Block[]>,
  depth: number,
  known = new Map<string, Inherited>(),
): Inherited {
  const key = `${depth} ${name}`;
  const before = known.get(key);
  if (before) return before;
  const own = new Map<string, Value>();
  let isWhole = depth < LONGEST_CHAIN;
  for (const { attributes } of targets.get(name) ?? []) {
    for (const [key, written] of attributes) {
      if (USED.has(key)) own.set(key, joinedMaps(own.get(key), evaluate(written, scope)));
    }
  }
  const result = new Map<string, Value>();
  const inherits = own.get('inherits');
  const parents = inherits?.kind === 'list' ? inherits.items : [];
  if (inherits && inherits.kind !== 'list') isWhole = false;
  for (const parent of parents) {
    if (parent.kind !== 'text' || parent.varies || !targets.has(parent.text) || depth >= LONGEST_CHAIN) {
      isWhole = false;
      continue;
    }
    const found = attributesOf(parent.text, scope, targets, depth + parents.length, known);
    isWhole &&= found.isWhole;
    for (const [key, value] of found.attributes) result.set(key, joinedMaps(result.get(key), value));
  }
  for (const [key, value] of own) if (value.kind !== 'null') result.set(key, joinedMaps(result.get(key), value));
  const inherited = { attributes: result, isWhole };
  known.set(key, inherited);
  return inherited;
}

const USED: ReadonlySet<string> = new Set([
  'inherits',
  'context',
  'dockerfile',
  'dockerfile-inline',
  'target',
  'args',
  'contexts',
]);

/** Arguments and contexts are added to those that are there; of everything else the last counts. */
const joinedMaps = (before: Value | undefined, value: Value): Value =>
  before?.kind === 'map' && value.kind === 'map'
    ? {
        kind: 'map',
        entries: new Map([...before.entries, ...value.entries]),
        keys: new Map([...before.keys, ...value.keys]),
      }
    : value;

interface Origin {
  /** Whether everything is known that the target inherits. */
  readonly isWhole: boolean;
  /** Whether the other files do not have to be used together with this one. */
  readonly isGuess: boolean;
  /** The target's name in the file. */
  readonly range: Range;
  readonly folder: string;
}

function buildOfTarget(label: string, attributes: Attributes, { isWhole, isGuess, range, folder }: Origin): Build[] {
  if (attributes.has('dockerfile-inline')) return [];
  const [args, contexts] = [attributes.get('args'), attributes.get('contexts')];
  const values = ['context', 'dockerfile', 'target'].map((name) => attributes.get(name));
  const [context, dockerfile, target] = values.map((value) => known(value, range));
  return buildOf({
    folder,
    context,
    dockerfile,
    target,
    args: new Map(
      args?.kind === 'map'
        ? [...args.entries].flatMap(([name, value]) => (value.kind === 'null' ? [] : [[name, fixed(value)] as const]))
        : [],
    ),
    argRanges: new Map(args?.kind === 'map' ? [...args.keys].filter(([, place]) => !isElsewhere(place)) : []),
    moreArgs: (args !== undefined && args.kind !== 'map') || !isWhole,
    contexts: new Set(contexts?.kind === 'map' ? contexts.entries.keys() : []),
    range,
    fromContext: true,
    uncertain:
      !isWhole ||
      values.some(isOfCompose) ||
      (isGuess && [context, dockerfile, target].some((value) => value?.elsewhere)),
    label,
  });
}

const fixed = (value: Value): string | undefined => (value.kind === 'text' && !value.varies ? value.text : undefined);

/** A value and its place. What another file says is pointed to by the target's name. */
function known(value: Value | undefined, label: Range): Known | undefined {
  if (!value || value.kind === 'null' || value.kind === 'map') return undefined;
  const place = isElsewhere(value.range) ? { range: label, elsewhere: true } : { range: value.range };
  if (value.kind !== 'text') return { ...place, text: undefined };
  return value.text === '' ? undefined : { ...value, ...place };
}

/** The blocks of a file in JSON: `{"target": {"app": {…}}}`. */
function blocksOf(root: YamlNode | undefined): Block[] {
  return [...entriesOf(root)].flatMap(([type, { value }]) =>
    [...entriesOf(value)].map(([label, { key, value }]) => ({
      type,
      label,
      range: key.range,
      attributes: new Map([...entriesOf(value)].map(([name, entry]) => [name, expressionOf(entry.value)])),
    })),
  );
}

function expressionOf(node: YamlNode): Expression {
  const { range } = node;
  if (node.kind === 'list') return { kind: 'list', items: node.items.map(expressionOf), range };
  if (node.kind === 'scalar') {
    return node.text === 'null'
      ? { kind: 'text', parts: [], range }
      : { ...readTemplate(node.text, range.start), range };
  }
  const entries = node.entries.map(({ key, value }) => [expressionOf(key), expressionOf(value)] as const);
  return { kind: 'map', entries, range };
}
