import type { YamlNode } from '../config/yaml.ts';
import { type Build, labelled } from './build.ts';
import { above, joined } from './paths.ts';
import { placedScalar } from './placed.ts';
import { buildsInShell } from './shell-builds.ts';
import { below, entriesOf, itemsOf, scalar, textOf } from './tree.ts';

const DEEPEST = 4;
const MOST_STEPS = 5_000;

/** The builds that the steps of CircleCI's jobs and commands start. https://circleci.com/docs/reference/configuration-reference/#run */
export function readCircleci(documents: readonly YamlNode[], text: string, path: string): Build[] {
  const folder = above(path, '.circleci');
  let left = MOST_STEPS;
  return documents.flatMap((root) =>
    ['jobs', 'commands'].flatMap((kind) =>
      [...entriesOf(below(root, kind))].flatMap(([name, { value }]) =>
        labelled(stepsIn(below(value, 'steps'), 0), name),
      ),
    ),
  );

  function stepsIn(steps: YamlNode | undefined, depth: number): Build[] {
    return itemsOf(steps).flatMap((step) => {
      // Aliases may make very many of few.
      if (left-- <= 0 || depth > DEEPEST) return [];
      const run = below(step, 'run');
      const script = scalar(run) ?? scalar(below(run, 'command'));
      // `when` and `unless` have steps of their own.
      if (!script) return ['when', 'unless'].flatMap((key) => stepsIn(below(step, key, 'steps'), depth + 1));
      const where = textOf(below(run, 'working_directory'));
      const start = where === undefined ? folder : /[<$~]/.test(where) ? undefined : joined(folder, where);
      return buildsInShell(placedScalar(text, script), { folders: start === undefined ? [] : [start] });
    });
  }
}
