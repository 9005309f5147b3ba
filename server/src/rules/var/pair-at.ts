import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import { firstIndex } from '../../text/first-index.ts';

/** The pair of ENV, ARG or LABEL that an offset lies in; undefined between and outside of them. */
export function pairAt({ pairs }: Instruction, offset: number): Pair | undefined {
  const found = pairs[firstIndex(pairs, ({ range }) => range.end > offset)];
  return found && found.range.start <= offset ? found : undefined;
}
