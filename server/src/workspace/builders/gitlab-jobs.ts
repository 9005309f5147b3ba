import type { YamlNode } from '../config/yaml.ts';
import { below, entriesOf, itemsOf, type Scalar, textOf, words } from './tree.ts';

const LONGEST_CHAIN = 11;

/** The keys at the top of the file that are no jobs. */
const GLOBAL: ReadonlySet<string> = new Set([
  'variables',
  'stages',
  'include',
  'workflow',
  'spec',
  'image',
  'services',
  'cache',
  'default',
]);

const SCRIPTS = ['before_script', 'script', 'after_script'] as const;
type ScriptKey = (typeof SCRIPTS)[number];

/** A job with all that it extends. */
export interface Job {
  readonly name: string;
  /** The values of its variables, as far as they are known. */
  readonly variables: ReadonlyMap<string, string>;
  readonly scripts: ReadonlyMap<ScriptKey, YamlNode>;
  /** Whether it extends one that is not in this file, which may have it do something before its script. */
  readonly isOpen: boolean;
}

/** What a job says, or one that it extends. A variable without a value is unknown. */
interface Part extends Omit<Job, 'name' | 'variables'> {
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** Whether variables of the whole file may have been set anew. */
  readonly hides: boolean;
}

const NOTHING: Part = { variables: new Map(), scripts: new Map(), isOpen: false, hides: false };

/**
 * The jobs of a file. A hidden one does nothing by itself: it counts as what extends it does, and where nothing here does, its variables
 * are unknown. https://docs.gitlab.com/ci/yaml/#extends
 */
export function jobsOf(root: YamlNode): Job[] {
  const jobs = new Map([...entriesOf(root)].filter(([name, { value }]) => !GLOBAL.has(name) && value.kind === 'map'));
  const extended = new Set([...jobs.values()].flatMap(({ value }) => parentsOf(value)));
  const shared = new Map([
    ...valuesOf(below(root, 'variables')),
    ...namesAlone(itemsOf(below(root, 'workflow', 'rules')).map((rule) => below(rule, 'variables'))),
  ]);
  return [...jobs].flatMap(([name, { value }]) => {
    const isHidden = name.startsWith('.');
    if (isHidden && extended.has(name)) return [];
    const { variables, scripts, isOpen, hides } = partOf(value, 0);
    const all = isHidden ? [] : [...(hides ? [] : shared), ...variables];
    const known = [...new Map(all)].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    const before = below(root, 'default', 'before_script') ?? below(root, 'before_script');
    const inherited = before ? [['before_script', before] as const] : [];
    return [{ name, variables: new Map(known), scripts: new Map([...inherited, ...scripts]), isOpen }];
  });

  function partOf(job: YamlNode, depth: number): Part {
    let part = NOTHING;
    for (const name of parentsOf(job)) {
      const parent = jobs.get(name)?.value;
      part = parent && depth < LONGEST_CHAIN ? together(part, partOf(parent, depth + 1)) : UNKNOWN;
    }
    return together(part, ownPart(job));
  }
}

/** A job that nobody knows. */
const UNKNOWN: Part = { ...NOTHING, isOpen: true, hides: true };

const parentsOf = (job: YamlNode): string[] => words(below(job, 'extends')).map(({ text }) => text);

function ownPart(job: YamlNode): Part {
  const scripts = SCRIPTS.flatMap((key) => {
    const script = below(job, key);
    return script ? [[key, script] as const] : [];
  });
  const varying = namesAlone([
    ...itemsOf(below(job, 'rules')).map((rule) => below(rule, 'variables')),
    ...itemsOf(below(job, 'parallel', 'matrix')),
  ]);
  const variables = new Map([...valuesOf(below(job, 'variables')), ...varying]);
  return { ...NOTHING, variables, scripts: new Map(scripts) };
}

const together = (base: Part, own: Part): Part => ({
  variables: new Map([...base.variables, ...own.variables]),
  scripts: new Map([...base.scripts, ...own.scripts]),
  isOpen: own.isOpen || (base.isOpen && !own.scripts.has('before_script')),
  hides: base.hides || own.hides,
});

/** Variables with their values; undefined for an expression. */
const valuesOf = (node: YamlNode | undefined): [name: string, value: string | undefined][] =>
  [...entriesOf(node)].map(([name, { value }]) => {
    const text = textOf(value) ?? textOf(below(value, 'value'));
    return [name, text?.includes('$') ? undefined : text];
  });

/** Variables that may have this value or that. */
const namesAlone = (nodes: readonly (YamlNode | undefined)[]): [name: string, value: undefined][] =>
  nodes.flatMap((node) => [...entriesOf(node).keys()].map((name): [string, undefined] => [name, undefined]));

/**
 * The lines of a script, which may come in lists inside the list; `!reference [.job, script]` stands for those of another one.
 * https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags
 */
export function* linesOf(root: YamlNode, script: YamlNode | undefined, depth = 0): Generator<Scalar> {
  if (script?.kind !== 'list') yield* words(script);
  else {
    for (const item of script.items) {
      const [job, key, ...more] = item.kind === 'list' ? words(item) : [];
      const other = job && key && more.length === 0 ? below(root, job.text, key.text) : undefined;
      if (!other) yield* words(item);
      else if (depth < LONGEST_CHAIN) yield* linesOf(root, other, depth + 1);
    }
  }
}
