import type { YamlNode } from '../config/yaml.ts';
import { type Build, labelled } from './build.ts';
import { above, folderOf } from './paths.ts';
import { lined, placedScalar } from './placed.ts';
import { buildsInShell, MAY_BUILD } from './shell-builds.ts';
import { below, entriesOf, type Scalar, textOf, words } from './tree.ts';

const MOST_LINES = 2_000;

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
]);

/** The builds that the scripts of GitLab's jobs start, in the project's folder. https://docs.gitlab.com/ci/yaml/ */
export function readGitlab(documents: readonly YamlNode[], text: string, path: string): Build[] {
  const folder = path.includes('.gitlab/') ? above(path, '.gitlab') : folderOf(path);
  let left = MOST_LINES;
  return documents.flatMap((root) => {
    const shared = variablesOf(below(root, 'variables'));
    return [...entriesOf(root)].flatMap(([name, { value: job }]) => {
      if (GLOBAL.has(name) || job.kind !== 'map') return [];
      const variables = new Map([...shared, ...variablesOf(below(job, 'variables'))]);
      // One shell runs what comes before a script and the script, so that a `cd` counts for all that follows; another one what comes after.
      const found = [['before_script', 'script'], ['after_script']].flatMap((keys) => {
        const lines: Scalar[] = [];
        for (const key of keys) {
          for (const line of flat(below(job, key))) {
            // Aliases may make very many of few.
            if (left-- <= 0) return [];
            lines.push(line);
          }
        }
        if (!lines.some((line) => MAY_BUILD.test(line.text))) return [];
        const script = lined(lines.map((line) => placedScalar(text, line)));
        return buildsInShell(script, { folders: [folder], variables });
      });
      return labelled(found, name);
    });
  });
}

/** The lines of a script, which may come in lists inside the list. */
function* flat(node: YamlNode | undefined): Generator<Scalar> {
  if (node?.kind !== 'list') yield* words(node);
  else for (const item of node.items) yield* words(item);
}

/** The variables with a value that is no expression. */
export function variablesOf(node: YamlNode | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, { value }] of entriesOf(node)) {
    const text = textOf(value) ?? textOf(below(value, 'value'));
    if (text !== undefined && !text.includes('$')) found.set(name, text);
  }
  return found;
}
