import type { Instruction } from '../../syntax/instruction.ts';
import type { Source } from '../../syntax/read.ts';

/**
 * Whether an instruction is one, and ends where it seems to, so that new lines may follow it: no heredoc is open, and no
 * line goes on where the file ends. A comment at its end stands within a continued line.
 */
export function isWhole({ text, escape }: Source, instruction: Instruction): boolean {
  const { name, heredocs, range } = instruction;
  if (name === undefined || heredocs.some(({ terminator }) => terminator === undefined)) return false;
  const end = range.start + text.slice(range.start, range.end).trimEnd().length;
  const comment = instruction.comments.at(-1);
  return heredocs.length > 0 || (text[end - 1] !== escape && (comment === undefined || comment.end < end));
}
