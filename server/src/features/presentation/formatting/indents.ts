import type { Dockerfile } from '../../../model/dockerfile.ts';
import { lineStart } from '../../../model/edits.ts';
import { dialectAt } from '../../../model/run.ts';
import type { Stage } from '../../../model/stage.ts';
import { isPosix } from '../../../shell/dialect.ts';
import { Quotes } from '../../../shell/quotes.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { type Edit, replace } from '../../../text/edit.ts';
import type { HeadLine } from './head-lines.ts';
import { blanksAt, columnOf, type FormatStyle, indentation } from './style.ts';

/**
 * Edits of the blanks in front of an instruction's continued lines: all are moved as far as the outermost one has to be, so
 * that what is further in stays so. They begin at a stop, the first one if they are at none, or below the first argument where
 * they are. Lines
 * within quotes or within a word stay where they are, and so does what another shell than a POSIX one reads.
 */
export function* indentEdits(
  dockerfile: Dockerfile,
  stage: Stage | undefined,
  instruction: Instruction,
  lines: readonly HeadLine[],
  style: FormatStyle,
): Iterable<Edit> {
  const { text } = dockerfile;
  const movable = movableLines(dockerfile, stage, instruction, lines);
  if (movable.size === 0) return;
  const columns = new Map(lines.map((line) => [line, columnOf(blanksAt(text, line.start), style)]));
  const outermost = [...movable].reduce((least, line) => Math.min(least, columns.get(line)!), Number.POSITIVE_INFINITY);
  const target = isBelowArguments(dockerfile, instruction, lines[0]!, outermost, style)
    ? instruction.keyword.text.length + 1
    : outermost > 0 && outermost % style.tabSize === 0
      ? outermost
      : style.tabSize;
  for (const line of lines.slice(1)) {
    const column = columns.get(line)!;
    // Many people have comments at the margin.
    if (line.kind === 'comment' ? column === 0 : !movable.has(line)) continue;
    const blanks = blanksAt(text, line.start);
    const indent = indentation(Math.max(target, column + target - outermost), style);
    if (indent !== blanks && line.start + blanks.length === line.from) {
      yield replace({ start: line.start, end: line.from }, indent);
    }
  }
}

/** Whether a column is that of what stands behind the keyword in its line. */
function isBelowArguments(
  { text }: Dockerfile,
  { keyword }: Instruction,
  first: HeadLine,
  column: number,
  style: FormatStyle,
): boolean {
  const start = keyword.range.end + blanksAt(text, keyword.range.end).length;
  const before = text.slice(lineStart(text, keyword.range.start), start);
  return start < first.to && columnOf(before, style) === column;
}

/** The continued lines in front of which there may be more or fewer blanks, as long as there are some. */
function movableLines(
  dockerfile: Dockerfile,
  stage: Stage | undefined,
  instruction: Instruction,
  lines: readonly HeadLine[],
): ReadonlySet<HeadLine> {
  const { name, keyword, flags, words, pairs, strays, form } = instruction;
  const movable = new Set<HeadLine>();
  if (lines.length < 2 || !name || name === 'ONBUILD' || keyword.range.end > lines[0]!.to) return movable;
  const shell = form === 'plain' ? shellWord(instruction) : undefined;
  if (shell && !(stage && isPosix(dialectAt(dockerfile, stage, instruction)) && !shell.text.includes("$'")))
    return movable;
  const parts = [...flags, ...words, ...pairs, ...strays].filter((part) => part !== shell);
  const ordered = parts.map(({ range }) => range).sort((a, b) => a.start - b.start);
  let part = 0;
  const quotes = new Quotes();
  let before = '';
  for (const line of lines) {
    const { kind, from, to } = line;
    if (kind !== 'code') continue;
    while (part < ordered.length && ordered[part]!.end <= from) part++;
    const isWithin = part < ordered.length && ordered[part]!.start < from;
    const isShell = shell !== undefined && shell.range.start < from;
    const isQuoted = quotes.inside === 'single' || quotes.inside === 'double';
    const first = dockerfile.text[from]!;
    const isAtMargin = from === line.start;
    const isStuck = isAtMargin && (isBound(dockerfile.text, from) || (isShell && !mayPart(before, first)));
    if (line !== lines[0] && !isWithin && !isQuoted && !isStuck && to > from) movable.add(line);
    if (shell && to > shell.range.start) quotes.read(dockerfile.text, Math.max(shell.range.start, line.start), to);
    before = dockerfile.text.slice(Math.max(line.start, to - 2), to);
  }
  return movable;
}

/** What belongs at the margin: the end of a list that begins there, and a heredoc, whose lines and end stand there, too. */
const isBound = (text: string, at: number): boolean => /[\])}]/.test(text[at]!) || text.startsWith('<<', at);

/** What a shell reads. */
function shellWord({ name, words }: Instruction) {
  if (name === 'HEALTHCHECK') return words[1];
  return name === 'RUN' || name === 'CMD' || name === 'ENTRYPOINT' ? words[0] : undefined;
}

/** Whether blanks may come between the end of a line and the beginning of the next without parting a word or an operator. */
const mayPart = (before: string, next: string): boolean =>
  /(?:^|[^\\])[ \t]$/.test(before) || (/&&$|\|\|$|[^;&|\\];$/.test(before) && !/[;&|]/.test(next));
