import type { Dockerfile } from '../../model/dockerfile.ts';
import { usesOf } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import { type Edit, replace } from '../../text/edit.ts';

/**
 * Gives a stage that has a name another, there and wherever the old one stands for it. Undefined where that may also
 * stand in the value of a variable.
 */
export function renameStage(dockerfile: Dockerfile, stage: Stage, name: string): Edit[] | undefined {
  const { bases, references } = usesOf(dockerfile, stage);
  const words = [stage.name!];
  for (const { image } of bases) {
    if (!image || image.text !== stage.key) return undefined;
    words.push(image);
  }
  for (const { word, byIndex } of references) if (!byIndex && word.text.toLowerCase() === stage.key) words.push(word);
  return words.map(({ range }) => replace(range, name));
}
