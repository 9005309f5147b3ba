import type { Dockerfile } from '../../server/src/model/dockerfile.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';

/** The lines of a Dockerfile as BuildKit counts them: from 1, and `\n` alone ends one. */
export class Places {
  readonly #breaks: number[] = [];
  readonly #instructions: readonly Instruction[];

  constructor({ text, instructions }: Dockerfile) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#breaks.push(at);
    this.#instructions = instructions;
  }

  line(offset: number): number {
    return before(this.#breaks, (at) => at < offset) + 1;
  }

  /** The instruction that a line belongs to, also that below a line of comment. */
  instruction(line: number): Instruction | undefined {
    return this.#instructions[before(this.#instructions, ({ range }) => this.line(range.end) < line)];
  }

  /** The first line of the instruction that a line belongs to: BuildKit often names that, and we the word. */
  head(line: number): number {
    const own = this.instruction(line);
    return own ? this.line(own.range.start) : line;
  }
}

/** How many of a list, in which they come first, hold. */
function before<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
