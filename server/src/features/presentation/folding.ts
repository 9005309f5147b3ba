import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd } from '../../model/edits.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Range } from '../../text/range.ts';

/** A span of several lines that can be folded; it ends before the last line's break. */
export interface Fold {
  readonly kind: 'stage' | 'instruction' | 'heredoc' | 'comment';
  readonly range: Range;
}

/** What can be folded. A stage starts in its FROM's line, so that a FROM of several lines has no fold of its own. */
export function folds(dockerfile: Dockerfile): Fold[] {
  const found: Fold[] = dockerfile.stages.map(({ range }) => ({ kind: 'stage', range }));
  for (const instruction of dockerfile.instructions) {
    if (instruction.name !== 'FROM') found.push({ kind: 'instruction', range: instruction.range });
    for (const range of bodies(dockerfile.text, instruction)) found.push({ kind: 'heredoc', range });
    for (const range of blocks(dockerfile.text, instruction.comments)) found.push({ kind: 'comment', range });
  }
  for (const range of blocks(dockerfile.text, dockerfile.comments)) found.push({ kind: 'comment', range });
  return found.filter(({ range }) => dockerfile.text.slice(range.start, range.end).includes('\n'));
}

function* bodies(text: string, { heredocs }: Instruction): Iterable<Range> {
  for (const { body } of heredocs) {
    const last = text.slice(body.start, body.end).trimEnd();
    yield { start: body.start, end: body.start + last.length };
  }
}

/** Comments in successive lines. */
function* blocks(text: string, comments: readonly Range[]): Iterable<Range> {
  let start = 0;
  for (const [i, comment] of comments.entries()) {
    const next = comments[i + 1];
    const below = lineEnd(text, comment.end);
    if (next && text.slice(below, next.start).trim() === '' && !text.slice(below, next.start).includes('\n')) continue;
    yield { start: comments[start]!.start, end: comment.end };
    start = i + 1;
  }
}
