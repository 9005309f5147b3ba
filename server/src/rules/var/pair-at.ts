import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';

/** The pair of ENV, ARG or LABEL that an offset lies in; undefined between and outside of them. */
export function pairAt({ pairs }: Instruction, offset: number): Pair | undefined {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pairs[middle]!.range.end <= offset) low = middle + 1;
    else high = middle;
  }
  const found = pairs[low];
  return found && found.range.start <= offset ? found : undefined;
}
