import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, insertBefore, lineEnd, startWithComments } from '../../model/edits.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, remove } from '../../text/edit.ts';

/** Moves an instruction, with the comments directly above it, behind one that stands further down. */
export const moveBehind = (dockerfile: Dockerfile, instruction: Instruction, target: Instruction): Edit[] => [
  takeOut(dockerfile, instruction),
  insertAfter(dockerfile, target, linesOf(dockerfile, instruction)),
];

/** The same, to the line in front of one that stands further down, and of its comments. */
export const moveInFrontOf = (dockerfile: Dockerfile, instruction: Instruction, target: Instruction): Edit[] => [
  takeOut(dockerfile, instruction),
  insertBefore(dockerfile, target, linesOf(dockerfile, instruction)),
];

const linesOf = (dockerfile: Dockerfile, instruction: Instruction): string =>
  dockerfile.text.slice(startWithComments(dockerfile, instruction), instruction.range.end).trimStart();

/** Of two empty lines around it, one goes as well. */
function takeOut(dockerfile: Dockerfile, instruction: Instruction): Edit {
  const { text } = dockerfile;
  const start = startWithComments(dockerfile, instruction);
  const end = lineEnd(text, instruction.range.end);
  const below = /^[ \t]*\r?\n/.exec(text.slice(end, lineEnd(text, end)))?.[0] ?? '';
  const isBelowEmpty = /\n[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 80), start));
  return remove({ start, end: isBelowEmpty ? end + below.length : end });
}
