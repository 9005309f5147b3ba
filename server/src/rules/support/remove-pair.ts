import { removeInstruction } from '../../model/edits.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Source } from '../../syntax/read.ts';
import { type Edit, remove } from '../../text/edit.ts';

/** Deletes one name of an ARG, ENV or LABEL with its value, or the whole line when it is the only one. */
export function removePair(source: Source, instruction: Instruction, pair: Pair): Edit {
  const { pairs } = instruction;
  if (pairs.length === 1) return removeInstruction(source, instruction);
  const at = pairs.findIndex(({ range }) => range.start === pair.range.start);
  const range =
    at === 0
      ? { start: pair.range.start, end: pairs[1]!.range.start }
      : { start: pairs[at - 1]!.range.end, end: pair.range.end };
  return remove(range);
}
