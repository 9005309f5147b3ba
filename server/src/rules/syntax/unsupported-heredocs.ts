import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';

/** A heredoc in an instruction that takes none: the builder reads the lines below as instructions. */
interface UnsupportedHeredoc {
  readonly instruction: Instruction;
  /** `<<EOF`. */
  readonly word: Word;
  /** What was meant to be its body and its end, as far as it can be told. */
  readonly body: readonly Instruction[];
}

const TAKES_NONE: ReadonlySet<string | undefined> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'ENV']);
const HEREDOC = /(?:(?<=\s)\d*|(?<==))<<-?[ \t]*(["']?)([A-Za-z_][\w.-]*)\1(?=\s|$)/;

/** The heredocs in instructions that take none, by what was meant to be the first line of the body, if there is any. */
export const unsupportedHeredocs = remember((dockerfile: Dockerfile): readonly UnsupportedHeredoc[] => {
  const { instructions } = dockerfile;
  return instructions.flatMap((instruction, i): UnsupportedHeredoc[] => {
    if (!TAKES_NONE.has(instruction.name) || instruction.form !== 'plain') return [];
    const { start, end } = instruction.headRange;
    const written = dockerfile.text.slice(start, end);
    const found = HEREDOC.exec(written);
    if (!found || isQuoted(written.slice(0, found.index))) return [];
    const range = { start: start + found.index, end: start + found.index + found[0].length };
    return [{ instruction, word: { range, text: found[0] }, body: bodyOf(instructions, i + 1, found[2]!) }];
  });
});

/** The lines up to the delimiter, if all of them are no instructions; else the first. */
function bodyOf(instructions: readonly Instruction[], from: number, delimiter: string): readonly Instruction[] {
  for (let i = from; instructions[i] && !instructions[i]!.name; i++) {
    if (instructions[i]!.logicalText.trim() === delimiter) return instructions.slice(from, i + 1);
  }
  return instructions[from]?.name === undefined ? instructions.slice(from, from + 1) : [];
}

const isQuoted = (before: string): boolean => ['"', "'"].some((quote) => (before.split(quote).length - 1) % 2 === 1);
