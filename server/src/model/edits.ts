import type { Flag } from '../syntax/flag.ts';
import type { Keyword } from '../syntax/head.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Source } from '../syntax/read.ts';
import { type Edit, insert, remove } from '../text/edit.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Range } from '../text/range.ts';
import type { Dockerfile } from './dockerfile.ts';
import { remember } from './remember.ts';
import type { Stage } from './stage.ts';

/** The line break the file uses. */
export const lineBreak = remember(({ text }: Source): string => (text.includes('\r\n') ? '\r\n' : '\n'));

/** An instruction's name in the casing of most of the file, capitals when in doubt, as BuildKit's own check counts. */
export const keyword = (source: Source, name: Keyword): string => (isLowerCase(source) ? name.toLowerCase() : name);

const isLowerCase = remember(({ instructions }: Source): boolean => {
  let lower = 0;
  for (const { keyword: written } of instructions) lower += written.text === written.text.toLowerCase() ? 1 : -1;
  return lower > 0;
});

/** The offset of the first character of the line that an offset lies in. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** The offset behind the line break of the line that an offset lies in. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** Where an instruction begins together with the comment lines directly above it. Parser directives are not its own. */
export function startWithComments(source: Source, instruction: Instruction): number {
  let start = lineStart(source.text, instruction.begin);
  for (let i = lastCommentBefore(source, start); i >= 0; i--) {
    const comment = source.comments[i]!;
    const attached = lineEnd(source.text, comment.end) === start;
    if (!attached || source.directives.some((directive) => directive.range.start === comment.start)) break;
    start = lineStart(source.text, comment.start);
  }
  return start;
}

const lastCommentBefore = ({ comments }: Source, offset: number): number =>
  firstIndex(comments, ({ start }) => start >= offset) - 1;

/** The white space in front of an instruction. */
export const indentOf = (source: Source, instruction: Instruction): string =>
  source.text.slice(lineStart(source.text, instruction.begin), instruction.begin);

/** Inserts lines in front of an instruction and of the comments that belong to it. */
export function insertBefore(source: Source, instruction: Instruction, ...lines: string[]): Edit {
  const indent = indentOf(source, instruction);
  const text = lines.map((line) => indent + line + lineBreak(source)).join('');
  return insert(startWithComments(source, instruction), text);
}

/** Inserts lines behind an instruction. */
export function insertAfter(source: Source, instruction: Instruction, ...lines: string[]): Edit {
  const indent = indentOf(source, instruction);
  const text = lines.map((line) => lineBreak(source) + indent + line).join('');
  return insert(instruction.range.end, text);
}

/** Deletes an instruction's lines, and the comments directly above it when asked to. */
export function removeInstruction(source: Source, instruction: Instruction, withComments = false): Edit {
  const start = withComments ? startWithComments(source, instruction) : lineStart(source.text, instruction.begin);
  const end = lineEnd(source.text, instruction.range.end);
  // The last line of a file has no break of its own to take along.
  const atEnd = end === source.text.length && source.text[end - 1] !== '\n' && start > 0;
  return remove({ start: atEnd ? start - lineBreak(source).length : start, end });
}

const DIRECTIVE = /^[ \t]*#[ \t]*(?:syntax|escape|check)[ \t]*=/i;

/** Whether the line below is a comment that becomes a parser directive once the instruction no longer begins the file. */
export const hidesDirective = ({ text }: Source, { range }: Instruction): boolean => {
  const below = lineEnd(text, range.end);
  return DIRECTIVE.test(text.slice(below, lineEnd(text, below)));
};

/** Deletes a flag, with the blanks behind it. */
export function removeFlag({ text }: Source, { range }: Flag): Edit {
  const blanks = /^[ \t]*/.exec(text.slice(range.end, lineEnd(text, range.end)))![0].length;
  return remove({ start: range.start, end: range.end + blanks });
}

/** A stage's whole text: from the comments above its FROM to those above the next, or to the end of the file. */
export function stageBlock(dockerfile: Dockerfile, stage: Stage): Range {
  const next = dockerfile.stages[stage.index + 1];
  return {
    start: startWithComments(dockerfile, stage.from),
    end: next ? startWithComments(dockerfile, next.from) : dockerfile.text.length,
  };
}
