import type { Dockerfile } from '../../../model/dockerfile.ts';
import { keyword as asMost } from '../../../model/edits.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import type { Word } from '../../../syntax/word.ts';
import { type Edit, remove, replace } from '../../../text/edit.ts';
import type { HeadLine } from './head-lines.ts';
import type { FormatStyle } from './style.ts';

/**
 * Edits of an instruction's keyword, and of the blanks at the ends of its lines. What ONBUILD hands on is left as it is: the image
 * keeps it letter by letter.
 */
export function* lineEdits(
  dockerfile: Dockerfile,
  instruction: Instruction,
  lines: readonly HeadLine[],
  style: FormatStyle,
): Iterable<Edit> {
  if (instruction.name) yield* keywordEdits(dockerfile, instruction, style);
  if (style.trimTrailingWhitespace === false) return;
  for (const { kind, start, end } of lines) {
    if (kind === 'comment') continue;
    let content = end;
    while (content > start && isBlank(dockerfile.text[content - 1])) content--;
    if (content < end) yield remove({ start: content, end });
  }
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

function* keywordEdits(dockerfile: Dockerfile, instruction: Instruction, style: FormatStyle): Iterable<Edit> {
  const { name, keyword, words } = instruction;
  const as = name === 'FROM' && words.length === 3 && words[1]!.text.toLowerCase() === 'as' ? words[1] : undefined;
  const isUpper = style.keywords === 'consistent' ? asMost(dockerfile, name!) === name : style.keywords === 'upper';
  for (const word of [keyword, as]) {
    if (!word || style.keywords === 'keep' || isApart(word)) continue;
    const wanted = isUpper ? word.text.toUpperCase() : word.text.toLowerCase();
    if (wanted !== word.text) yield replace(word.range, wanted);
  }
}

/** Whether a line break lies within a word. */
const isApart = ({ range, text }: Word): boolean => range.end - range.start !== text.length;
