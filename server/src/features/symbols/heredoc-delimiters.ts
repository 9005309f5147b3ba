import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedAt } from '../../model/instructions.ts';
import type { Heredoc } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { contains, type Range } from '../../text/range.ts';

/** The delimiter of a heredoc, where it is written. */
export interface Delimiter {
  readonly heredoc: Heredoc;
  readonly instruction: Instruction;
  /** Behind `<<`, without quotes; with them where they are not around all of it. */
  readonly start: Range;
  /** The place that was asked about: the start, or the end. */
  readonly range: Range;
}

/** The heredoc whose delimiter is at an offset, in front of its body or behind it. */
export function delimiterAt(dockerfile: Dockerfile, offset: number): Delimiter | undefined {
  const instruction = placedAt(dockerfile, offset)?.instruction;
  for (const heredoc of instruction?.heredocs ?? []) {
    const { range: word, terminator } = heredoc;
    const start = nameIn(dockerfile.text, heredoc);
    const range = contains(word, offset) ? start : terminator && contains(terminator, offset) ? terminator : undefined;
    if (range) return { heredoc, instruction: instruction!, start, range };
  }
  return undefined;
}

function nameIn(text: string, { range, delimiter }: Heredoc): Range {
  const word = text.slice(range.start, range.end);
  const [, before = '', name = ''] = /^(\d*<<-?[\t\n\f\r ]*)(.*)$/s.exec(word) ?? [];
  const quoted = name === `"${delimiter}"` || name === `'${delimiter}'`;
  const start = range.start + before.length;
  return quoted ? { start: start + 1, end: range.end - 1 } : { start, end: range.end };
}
