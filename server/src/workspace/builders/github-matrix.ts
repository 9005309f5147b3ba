import type { YamlNode } from '../config/yaml.ts';
import { below, entriesOf, itemsOf, type Scalar, scalar } from './tree.ts';

const MOST = 256;

/** One run of a job: what each `matrix.name` is in it. */
export type Run = ReadonlyMap<string, YamlNode>;

/**
 * The runs of a job. Undefined if all of them are computed, or too many.
 * https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function runsOf(job: YamlNode): readonly Run[] | undefined {
  const matrix = below(job, 'strategy', 'matrix');
  if (!matrix) return [new Map()];
  if (matrix.kind !== 'map') return undefined;
  const axes = [...entriesOf(matrix)].filter(([name]) => name !== 'include' && name !== 'exclude');
  let runs: Map<string, YamlNode>[] = axes.length > 0 ? [new Map()] : [];
  for (const [name, { value }] of axes) {
    // What is computed is unknown in every run.
    if (value.kind !== 'list') continue;
    if (runs.length * value.items.length > MOST) return undefined;
    runs = runs.flatMap((run) => value.items.map((item) => new Map(run).set(name, item)));
  }
  const left = axes.map(([name]) => name);
  for (const key of ['exclude', 'include'] as const) {
    const list = below(matrix, key);
    if (list && list.kind !== 'list') return undefined;
    for (const item of itemsOf(list)) {
      const entries = [...entriesOf(item)].map(([name, { value }]) => [name, value] as const);
      const fits = (run: Run) => entries.every(([name, value]) => !left.includes(name) || isSame(run.get(name), value));
      if (key === 'exclude') runs = runs.filter((run) => !fits(run));
      else {
        const fitting = axes.length > 0 ? runs.filter(fits) : [];
        for (const run of fitting) for (const [name, value] of entries) run.set(name, value);
        if (fitting.length === 0) runs.push(new Map(entries));
        if (runs.length > MOST) return undefined;
      }
    }
  }
  return runs;
}

const isSame = (a: YamlNode | undefined, b: YamlNode): boolean =>
  a?.kind === 'scalar' && b.kind === 'scalar' && a.text === b.text;

/** What `matrix.a.b` or `matrix['a']` is in a run. */
export function inRun(run: Run, reference: string): Scalar | undefined {
  const [first, ...rest] = reference.split('.');
  return scalar(below(run.get(first!), ...rest));
}
