import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword } from '../../model/edits.ts';
import { stagesNamed, usesOf } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';

/** A name that no stage has and no reference uses for an image: the wish itself, or with a number behind it. */
export function freeName(dockerfile: Dockerfile, wish: string): string {
  const taken = new Set<string>();
  for (const stage of dockerfile.stages) {
    if (stage.key !== undefined) taken.add(stage.key);
    if (stage.image) taken.add(stage.image.text.toLowerCase());
  }
  for (const reference of dockerfile.references) taken.add(reference.word.text.toLowerCase());
  let name = wish;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wish}-${number}`;
  return name;
}

/** A stage's role as a name: what runs commands or has a toolchain builds, what only copies holds files. */
function role(stage: Stage): string {
  const builds = baseFacts(stage)?.toolchain || stage.instructions.some((instruction) => instruction.name === 'RUN');
  return builds ? 'build' : 'files';
}

/** Whether `--from=name` means this very stage: not when a later stage has the same name. */
export const isNamed = (dockerfile: Dockerfile, stage: Stage): boolean =>
  stage.key !== undefined && stagesNamed(dockerfile, stage.key).at(-1) === stage;

/**
 * The name by which a stage can be referred to, and the edits that give it one if it has none and that turn every
 * reference by index into one by name. Undefined when its FROM cannot take a name, or another stage has the same one.
 */
export function nameStage(dockerfile: Dockerfile, stage: Stage): { name: string; edits: Edit[] } | undefined {
  const edits: Edit[] = [];
  let name = stage.name?.text;
  if (name === undefined) {
    if (!stage.image || stage.from.words.length !== 1) return undefined;
    name = freeName(dockerfile, role(stage));
    edits.push(insert(stage.image.range.end, ` ${as(dockerfile)} ${name}`));
  } else if (!isNamed(dockerfile, stage)) return undefined;
  for (const reference of usesOf(dockerfile, stage).references) {
    if (reference.byIndex) edits.push(replace(reference.word.range, name));
  }
  return { name, edits };
}

const as = (dockerfile: Dockerfile): string => (keyword(dockerfile, 'FROM') === 'from' ? 'as' : 'AS');
