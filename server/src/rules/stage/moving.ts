import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, stageBlock } from '../../model/edits.ts';
import { dependencies } from '../../model/graph.ts';
import { label, type Stage } from '../../model/stage.ts';
import { insert, remove } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';

/**
 * Moves a later stage above an earlier one that needs it. None where that would break another reference, shift an index,
 * or change which stage is the last and so is built by default.
 */
export function moveUp(dockerfile: Dockerfile, later: Stage, above: Stage): Fix[] {
  if (later === dockerfile.final) return [];
  const misplaced = [...dependencies(later)].some((stage) => stage.index >= above.index);
  const shifts = dockerfile.references.some(
    ({ byIndex, source }) => byIndex && source.kind === 'stage' && source.stage.index >= above.index,
  );
  const doubled = dockerfile.stages.some((stage) => stage !== later && stage.key === later.key);
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
