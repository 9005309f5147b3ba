import type { Dockerfile } from '../../../model/dockerfile.ts';
import { lineEnd } from '../../../model/edits.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { type Edit, replace } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';
import { blanksAt } from './style.ts';

/** Blanks between two parts of an instruction in one line, which mean nothing but that they are there. */
interface Gap {
  readonly start: number;
  readonly end: number;
}

/** An instruction's gaps, and how far its text moves by what is done to those before. */
interface Row {
  readonly start: number;
  readonly gaps: readonly Gap[];
  shift: number;
}

/** Nobody has more columns below each other. */
const MOST_COLUMNS = 10;

/**
 * Edits that leave one blank between the parts of instructions. Where the arguments of instructions of one name in successive
 * lines stand below each other, they go on doing so, no further to the right than they have to.
 */
export function* gapEdits(dockerfile: Dockerfile, instructions: readonly Instruction[]): Iterable<Edit> {
  for (let i = 0; i < instructions.length; ) {
    const table = [instructions[i]!];
    while (isBelow(dockerfile, table.at(-1)!, instructions[i + table.length]))
      table.push(instructions[i + table.length]!);
    i += table.length;
    const rows = table.map(
      (instruction): Row => ({ start: instruction.range.start, gaps: gapsOf(dockerfile, instruction), shift: 0 }),
    );
    for (const { gap, width } of widths(rows)) {
      const blanks = ' '.repeat(width);
      if (dockerfile.text.slice(gap.start, gap.end) !== blanks) yield replace(gap, blanks);
    }
  }
}

/** How wide the gaps of instructions below each other have to be. */
function* widths(rows: readonly Row[]): Iterable<{ readonly gap: Gap; readonly width: number }> {
  for (let column = 0; column < MOST_COLUMNS; column++) {
    const cells = rows.flatMap((row) => {
      const gap = row.gaps[column];
      return gap ? [{ row, gap, from: gap.start - row.start + row.shift, to: gap.end - row.start }] : [];
    });
    const isAligned = column > 0 && cells.length > 1 && cells.every(({ to }) => to === cells[0]!.to);
    const furthest = cells.reduce((most, { from }) => Math.max(most, from), 0);
    for (const { row, gap, from } of cells) {
      const width = isAligned ? furthest - from + 1 : 1;
      row.shift += width - (gap.end - gap.start);
      yield { gap, width };
    }
  }
  for (const { gaps } of rows) for (const gap of gaps.slice(MOST_COLUMNS)) yield { gap, width: 1 };
}

/** Whether an instruction of one line stands in the line below another one of the same name. */
const isBelow = ({ text }: Dockerfile, above: Instruction, below: Instruction | undefined): boolean =>
  below !== undefined &&
  below.name === above.name &&
  isOneLine(text, above) &&
  isOneLine(text, below) &&
  text.slice(lineEnd(text, above.range.end), below.begin).trim() === '' &&
  !text.slice(lineEnd(text, above.range.end), below.begin).includes('\n');

const isOneLine = (text: string, { begin, range }: Instruction): boolean =>
  !text.slice(begin, range.end).includes('\n');

function gapsOf(dockerfile: Dockerfile, instruction: Instruction): Gap[] {
  if (!instruction.name) return [];
  return parts(instruction).flatMap(({ end }) => {
    const next = end + blanksAt(dockerfile.text, end).length;
    return next > end && goesOn(dockerfile, next) ? [{ start: end, end: next }] : [];
  });
}

/** Whether a line says something from an offset on, and is not only continued. The line itself, which may be long, is not read. */
function goesOn({ text, escape }: Dockerfile, offset: number): boolean {
  LINE_ENDS.lastIndex = offset;
  if (LINE_ENDS.test(text)) return false;
  BLANKS_END.lastIndex = offset + 1;
  return text[offset] !== escape || !BLANKS_END.test(text);
}

const LINE_ENDS = /\r*(?:\n|$)/y;
const BLANKS_END = /[ \t]*\r*(?:\n|$)/y;

/** The parts of an instruction that blanks stand behind which mean nothing. */
function parts({ name, keyword, flags, words, pairs, strays, heredocs, form }: Instruction): readonly Range[] {
  const before = [keyword.range, ...flags.map(({ range }) => range)];
  if (flags.some(({ cut }) => cut)) return [keyword.range];
  // Several words are listed in plain form alone; a heredoc's sign may stand apart from its delimiter.
  if (form !== 'plain' || strays.length > 0 || heredocs.length > 0) return before;
  if (name === 'ENV' || name === 'LABEL' || name === 'ARG') {
    return [...before, ...pairs.map(({ range, name, legacy }) => (legacy ? name.range : range))];
  }
  return [...before, ...words.map(({ range }) => range)];
}
