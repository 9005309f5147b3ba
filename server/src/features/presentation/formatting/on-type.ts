import type { Dockerfile } from '../../../model/dockerfile.ts';
import { lineStart } from '../../../model/edits.ts';
import { Quotes } from '../../../shell/quotes.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { lineAt } from '../../../syntax/line.ts';
import { type Edit, replace } from '../../../text/edit.ts';
import { firstIndex } from '../../../text/first-index.ts';
import { type HeadLine, headLines } from './head-lines.ts';
import { blanksAt, type FormatStyle, indentation } from './style.ts';

/**
 * The edit of the blanks in front of a line that was begun by a line break: as in the line above where that is continued, at the
 * first stop below the line with the keyword, none below the end of an instruction. An offset in that line is given.
 */
export function onTypeEdits(dockerfile: Dockerfile, offset: number, style: FormatStyle): Edit[] {
  const { text, instructions } = dockerfile;
  const start = lineStart(text, offset);
  if (start === 0) return [];
  const instruction = instructions[firstIndex(instructions, ({ begin }) => begin >= start) - 1];
  if (!instruction) return [];
  const above = lineStart(text, start - 1);
  const wanted = blanksBelow(dockerfile, instruction, above, style);
  const blanks = blanksAt(text, start);
  if (wanted === undefined || wanted === blanks) return [];
  // What is there already may be a part of a word that was broken, or stand within quotes.
  const { end } = lineAt(text, start);
  return start + blanks.length === end ? [replace({ start, end }, wanted)] : [];
}

/** What has to stand in front of the line below one; undefined for anything. */
function blanksBelow(
  dockerfile: Dockerfile,
  instruction: Instruction,
  above: number,
  style: FormatStyle,
): string | undefined {
  const { text } = dockerfile;
  const { range, headRange, heredocs } = instruction;
  const { end } = lineAt(text, above);
  if (above > headRange.end) {
    const isLast = end === range.end && heredocs.every(({ terminator }) => terminator);
    return isLast ? '' : undefined;
  }
  const lines = headLines(dockerfile, instruction);
  const index = lines.findIndex((line) => line.end === end);
  const line = lines[index];
  if (!line || line.kind === 'empty' || isWithinQuotes(dockerfile, instruction, lines.slice(0, index + 1)))
    return undefined;
  if (line.kind === 'code' && line.to === line.end) return heredocs.length === 0 ? '' : undefined;
  return index === 0 ? indentation(style.tabSize, style) : blanksAt(text, line.start);
}

/** Whether a quote is open behind some lines of an instruction. */
function isWithinQuotes({ text }: Dockerfile, { argumentsStart }: Instruction, lines: readonly HeadLine[]): boolean {
  const quotes = new Quotes();
  for (const { kind, start, to } of lines) {
    if (kind === 'code' && to > argumentsStart) quotes.read(text, Math.max(start, argumentsStart), to);
  }
  return quotes.inside === 'single' || quotes.inside === 'double';
}
