import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, stageBlock } from '../../model/edits.ts';
import { dependencies, lastIndexed, stagesNamed } from '../../model/graph.ts';
import { remember } from '../../model/remember.ts';
import { label, type Stage } from '../../model/stage.ts';
import { insert, remove } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';

/**
 * Moves a later stage above an earlier one that needs it. None where that would break another reference, shift an index,
 * or change which stage is the last and so is built by default.
 */
export function moveUp(dockerfile: Dockerfile, later: Stage, above: Stage): Fix[] {
  if (later === dockerfile.final) return [];
  const misplaced = lastDependency(later) >= above.index;
  const shifts = lastIndexed(dockerfile) >= above.index;
  const doubled = later.key !== undefined && stagesNamed(dockerfile, later.key).length > 1;
  if (misplaced || shifts || doubled) return [];
  const block = stageBlock(dockerfile, later);
  const text = dockerfile.text.slice(block.start, block.end);
  const moved = text.endsWith('\n') ? text : text + lineBreak(dockerfile);
  return [
    {
      title: `Move ${label(later)} above`,
      edits: [insert(stageBlock(dockerfile, above).start, moved), remove(block)],
      safe: false,
      preferred: true,
    },
  ];
}

/** The index of the last stage that a stage needs to be built; -1 when it needs none. */
const lastDependency = remember((stage: Stage): number => {
  let last = -1;
  for (const { index } of dependencies(stage)) last = Math.max(last, index);
  return last;
});
