import type { YamlNode } from '../config/yaml.ts';
import { type Build, labelled } from './build.ts';
import { folderOf } from './paths.ts';
import { placedScalar } from './placed.ts';
import { buildsInShell } from './shell-builds.ts';
import { below, entriesOf } from './tree.ts';

/** The builds that the scripts of a package start, in its folder. https://docs.npmjs.com/cli/using-npm/scripts */
export function readPackageJson(root: YamlNode | undefined, text: string, path: string): Build[] {
  return [...entriesOf(below(root, 'scripts'))].flatMap(([name, { value }]) =>
    value.kind === 'scalar'
      ? labelled(buildsInShell(placedScalar(text, value), { folders: [folderOf(path)] }), name)
      : [],
  );
}
