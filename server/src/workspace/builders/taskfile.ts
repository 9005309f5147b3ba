import type { YamlNode } from '../config/yaml.ts';
import { type Build, labelled } from './build.ts';
import { folderOf, joined } from './paths.ts';
import { placedScalar } from './placed.ts';
import { enclosed, substituted } from './recipes.ts';
import { buildsInShell } from './shell-builds.ts';
import { below, entriesOf, textOf, words } from './tree.ts';

const references = (text: string) => enclosed(text, '{{', '}}');

/** The builds that the commands of a Taskfile start. https://taskfile.dev/docs/reference/schema */
export function readTaskfile(documents: readonly YamlNode[], text: string, path: string): Build[] {
  const folder = folderOf(path);
  return documents.flatMap((root) => {
    const shared = variablesOf(below(root, 'vars'));
    return [...entriesOf(below(root, 'tasks'))].flatMap(([name, { value: task }]) => {
      const values = new Map([...shared, ...variablesOf(below(task, 'vars'))]);
      const where = textOf(below(task, 'dir')) ?? '.';
      const start = where.includes('{{') ? undefined : joined(folder, where);
      const found = commandsOf(task).flatMap((command) =>
        buildsInShell(
          substituted(placedScalar(text, command), references, (inner) => values.get(inner.replace('.', ''))),
          {
            folders: start === undefined ? [] : [start],
          },
        ),
      );
      return labelled(found, name);
    });
  });
}

/** A task may be its commands alone, and a command may be one word of several. */
function commandsOf(task: YamlNode) {
  const list = task.kind === 'map' ? (below(task, 'cmds') ?? below(task, 'cmd')) : task;
  if (list?.kind !== 'list') return words(list);
  return list.items.flatMap((item) => words(item.kind === 'map' ? below(item, 'cmd') : item));
}

function variablesOf(node: YamlNode | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, { value }] of entriesOf(node)) {
    const text = textOf(value);
    if (text !== undefined && !text.includes('{{') && !text.includes('$')) found.set(name, text);
  }
  return found;
}
