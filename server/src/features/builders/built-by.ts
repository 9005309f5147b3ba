import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import { oneLine } from '../one-line.ts';
import { builtStage, type WordedBuild } from './words.ts';

const MOST_FILES = 3;
const MOST_LABELS = 3;
const LONGEST = 40;

/** The builds of each stage that any makes, in the order of the file. */
export function buildsByStage<B extends WordedBuild>(
  dockerfile: Dockerfile,
  builds: readonly B[],
): readonly (readonly [Stage, readonly B[]])[] {
  const found = new Map<Stage, B[]>();
  for (const build of builds) {
    const stage = builtStage(dockerfile, build);
    if (stage) found.set(stage, [...(found.get(stage) ?? []), build]);
  }
  return [...found].sort(([a], [b]) => a.index - b.index);
}

/** A build by the name of its file, and by its own there. */
interface NamedBuild {
  readonly file: string;
  readonly label?: string | undefined;
}

/** Who builds a stage, in a few words: `Built by compose.yaml: web and api, ci.yml`. */
export function builtBy(builds: readonly NamedBuild[]): string {
  const files = new Map<string, Set<string>>();
  for (const { file, label } of builds) {
    const labels = files.get(file) ?? new Set();
    files.set(file, labels);
    if (label !== undefined && label !== '') labels.add(oneLine(label, LONGEST));
  }
  const shown = [...files].slice(0, MOST_FILES).map(([file, labels]) => {
    return labels.size === 0 ? file : `${file}: ${listed([...labels])}`;
  });
  const more = files.size - shown.length;
  return `Built by ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function listed(names: readonly string[]): string {
  const shown = names.length > MOST_LABELS ? [...names.slice(0, MOST_LABELS - 1), `${names.length - 2} more`] : names;
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
