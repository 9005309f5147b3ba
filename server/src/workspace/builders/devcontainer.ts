import type { YamlNode } from '../config/yaml.ts';
import { type Build, buildOf, type Known } from './build.ts';
import { folderOf } from './paths.ts';
import { below, nameRanges, pairs, type Scalar, scalar } from './tree.ts';

/**
 * The build of a development container. All its paths start at its own file.
 * https://containers.dev/implementors/json_reference/#image-specific
 */
export function readDevcontainer(root: YamlNode | undefined, path: string): Build[] {
  const build = below(root, 'build');
  const dockerfile = scalar(below(build, 'dockerfile')) ?? scalar(below(root, 'dockerFile'));
  if (!dockerfile) return [];
  const context = scalar(below(build, 'context')) ?? scalar(below(root, 'context'));
  const args = pairs(below(build, 'args'));
  return buildOf({
    folder: folderOf(path),
    context: known(context),
    dockerfile: known(dockerfile),
    target: known(scalar(below(build, 'target'))),
    args: new Map([...args].map(([name, value]) => [name, known(value)?.text])),
    argRanges: nameRanges(below(build, 'args')),
    range: dockerfile.range,
    fromContext: false,
    // `options` are further words for `docker build`.
    uncertain:
      below(build, 'options') !== undefined && /--(?:target|file)\b|"-f"/.test(JSON.stringify(below(build, 'options'))),
  });
}

/** https://containers.dev/implementors/json_reference/#variables-in-devcontainerjson */
const known = (value: Scalar | undefined): Known | undefined =>
  value && { range: value.range, text: value.text.includes('${') ? undefined : value.text };
