import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import { oneLine } from '../one-line.ts';
import { builtStage, type WordedBuild } from './words.ts';

const MOST_FILES = 3;
const MOST_LABELS = 3;
const LONGEST_LABEL = 40;
const LONGEST = 90;

/** The builds of each stage that any makes, in the order of the file. */
export function buildsByStage<B extends WordedBuild>(
  dockerfile: Dockerfile,
  builds: readonly B[],
): readonly (readonly [Stage, readonly B[]])[] {
  const found = new Map<Stage, B[]>();
  for (const build of builds) {
    const stage = builtStage(dockerfile, build);
    const before = stage && found.get(stage);
    if (before) before.push(build);
    else if (stage) found.set(stage, [build]);
  }
  return [...found].sort(([a], [b]) => a.index - b.index);
}

/** A build by the path of its file, and by its own name there. */
interface NamedBuild {
  readonly path: string;
  readonly label?: string | undefined;
}

/** Who builds a stage, in a few words: `Built by compose.yaml: web and api, ci.yml`. */
export function builtBy(builds: readonly NamedBuild[]): string {
  const files = new Map<string, Set<string>>();
  for (const { path, label } of builds) {
    const labels = files.get(path) ?? new Set();
    files.set(path, labels);
    if (label !== undefined && label !== '') labels.add(oneLine(label, LONGEST_LABEL));
  }
  const names = shortNames([...files.keys()]);
  const title = (withLabels: boolean) => {
    const shown = [...files].slice(0, MOST_FILES).map(([path, labels]) => {
      const [name, own] = [names.get(path)!, plain([...labels])];
      return withLabels && own.length > 0 ? `${name}: ${listed(own)}` : name;
    });
    const more = files.size - shown.length;
    return `Built by ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  };
  const long = title(true);
  return long.length > LONGEST ? title(false) : long;
}

/** Targets of Bake that others inherit are called so, and built by nobody: they are told of only where there is nothing else. */
function plain(labels: readonly string[]): readonly string[] {
  const built = labels.filter((label) => !/^(?:_.*|docker-metadata-action|meta-helper)$/.test(label));
  return built.length > 0 ? built : labels;
}

/** The names of files, with the folder where two have the same. */
function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const path of paths) count.set(last(path, 1), (count.get(last(path, 1)) ?? 0) + 1);
  return new Map(paths.map((path) => [path, last(path, count.get(last(path, 1)) === 1 ? 1 : 2)]));
}

/** So many names at the end of a path. */
const last = (path: string, count: number): string => path.split('/').slice(-count).join('/');

function listed(names: readonly string[]): string {
  const shown = names.length > MOST_LABELS ? [...names.slice(0, MOST_LABELS - 1), `${names.length - 2} more`] : names;
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
