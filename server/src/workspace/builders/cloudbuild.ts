import type { YamlNode } from '../config/yaml.ts';
import type { Build } from './build.ts';
import { folderOf, joined } from './paths.ts';
import { placedScalar } from './placed.ts';
import { buildsInShell } from './shell-builds.ts';
import { below, entriesOf, itemsOf, type Scalar, scalar, textOf, words } from './tree.ts';
import { buildOfWords, type ListWord } from './words-command.ts';

/** The images whose program takes the arguments of a step. */
const PROGRAMS: readonly (readonly [image: RegExp, program: string])[] = [
  [/\/docker(?::|@|$)|^docker(?::|@|$)/, 'docker'],
  [/\/kaniko-project\/executor|\/kaniko(?::|@|$)/, 'executor'],
  [/\/buildah(?::|@|$)/, 'buildah'],
];

/**
 * The builds of the steps of Google Cloud Build. They run in the folder that is submitted: the file's own, or the topmost.
 * https://docs.cloud.google.com/build/docs/build-config-file-schema
 */
export function readCloudbuild(documents: readonly YamlNode[], text: string, path: string): Build[] {
  const tops = [...new Set(['.', folderOf(path)])];
  return documents.flatMap((root) => {
    const variables = variablesOf(below(root, 'substitutions'));
    return itemsOf(below(root, 'steps')).flatMap((step) => {
      const where = textOf(below(step, 'dir')) ?? '.';
      const folders = where.includes('$') ? [] : tops.flatMap((top) => joined(top, where) ?? []);
      const name = textOf(below(step, 'name')) ?? '';
      const entry = scalar(below(step, 'entrypoint'));
      const args = words(below(step, 'args'));
      const script =
        scalar(below(step, 'script')) ?? (/^(?:ba|da)?sh$/.test(entry?.text ?? '') ? scriptOf(args) : undefined);
      if (script) return buildsInShell(placedScalar(text, script), { folders, variables });
      const program = entry?.text ?? PROGRAMS.find(([image]) => image.test(name))?.[1];
      if (program === undefined || args.length === 0) return [];
      const start = args[0]!.range.start;
      const first = { written: program, text: program, range: { start, end: start } };
      return buildOfWords([first, ...args.map((word) => substituted(word, variables))], folders);
    });
  });
}

const scriptOf = (args: readonly Scalar[]): Scalar | undefined =>
  args[args.findIndex(({ text }) => /^-\w*c$/.test(text)) + 1] ?? undefined;

/** https://docs.cloud.google.com/build/docs/configuring-builds/substitute-variable-values */
function substituted({ text, range }: Scalar, variables: ReadonlyMap<string, string>): ListWord {
  let [isKnown, varies] = [true, false];
  const value = text.replace(/\$(?:\$|\{(\w+)\}|([A-Z_]\w*))/g, (all, braced?: string, bare?: string) => {
    if (all === '$$') return '$';
    const known = variables.get(braced ?? bare!);
    varies = true;
    isKnown &&= known !== undefined;
    return known ?? all;
  });
  return { range, written: text, text: isKnown ? value : undefined, varies };
}

/** The variables with a value that is no expression. */
function variablesOf(node: YamlNode | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, { value }] of entriesOf(node)) {
    const text = textOf(value) ?? textOf(below(value, 'value'));
    if (text !== undefined && !text.includes('$')) found.set(name, text);
  }
  return found;
}
