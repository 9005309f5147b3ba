import type { Dockerfile } from '../../../model/dockerfile.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { continuation, indentEnd, lineAt } from '../../../syntax/line.ts';

/** A line of an instruction, apart from those of heredocs. */
export interface HeadLine {
  readonly kind: 'code' | 'comment' | 'empty';
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** Where what it says begins and ends: behind the blanks in front, before the escape character that continues it. */
  readonly from: number;
  readonly to: number;
}

/** The lines of an instruction, from the one with its keyword on (readHead in syntax/head.ts reads them alike). */
export function headLines({ text, escape }: Dockerfile, { range, headRange }: Instruction): HeadLine[] {
  const lines: HeadLine[] = [];
  for (let at = range.start; at === range.start || at < headRange.end; ) {
    const { start, end, next } = lineAt(text, at);
    const from = indentEnd(text, { start, end, next });
    const stop = continuation(text, start, end, escape);
    const kind = from === end ? 'empty' : lines.length > 0 && text[from] === '#' ? 'comment' : 'code';
    lines.push({ kind, start, end, from, to: kind === 'code' && stop >= 0 ? Math.max(stop, from) : end });
    if (next === at) break;
    at = next;
  }
  return lines;
}
