import type { Dockerfile } from '../../../model/dockerfile.ts';
import { lineEnd, lineStart } from '../../../model/edits.ts';
import { type Edit, inOrder } from '../../../text/edit.ts';
import { firstIndex } from '../../../text/first-index.ts';
import type { Range } from '../../../text/range.ts';
import { betweenEdits } from './between.ts';
import { gapEdits } from './gaps.ts';
import { headLines } from './head-lines.ts';
import { indentEdits } from './indents.ts';
import { lineEdits } from './lines.ts';
import type { FormatStyle } from './style.ts';

/**
 * The edits that lay out a Dockerfile, or the lines of a range. Words, comments and heredocs are as before, and lines are neither
 * broken nor joined. What has been formatted once is left as it is.
 */
export function formatEdits(dockerfile: Dockerfile, style: FormatStyle, range?: Range): Edit[] {
  const { text, instructions, stages } = dockerfile;
  const start = range ? lineStart(text, range.start) : 0;
  const end = range ? lineEnd(text, range.end) : text.length;
  const edits = [...betweenEdits(dockerfile, style), ...gapEdits(dockerfile, instructions)];
  let stage = firstIndex(stages, ({ from }) => from.begin > start) - 1;
  for (let i = firstIndex(instructions, (one) => one.range.end >= start); i < instructions.length; i++) {
    const instruction = instructions[i]!;
    if (instruction.begin > end) break;
    if (stages[stage + 1]?.from === instruction) stage++;
    const lines = headLines(dockerfile, instruction);
    edits.push(...lineEdits(dockerfile, instruction, lines, style));
    edits.push(...indentEdits(dockerfile, stages[stage], instruction, lines, style));
  }
  return inOrder(edits.filter((edit) => edit.range.start >= start && edit.range.end <= end));
}
