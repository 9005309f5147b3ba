import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd, lineStart } from '../../model/edits.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert } from '../../text/edit.ts';
import type { Problem } from '../rule.ts';
import { shown } from '../support/shown.ts';

/** The instruction that ends on the line above, comment lines between them left aside. */
export function instructionsAbove({ instructions, text }: Dockerfile): Map<Instruction, Instruction> {
  const above = new Map<Instruction, Instruction>();
  for (const [i, instruction] of instructions.entries()) {
    const before = instructions[i - 1];
    if (!before || instruction.name !== undefined || before.heredocs.length > 0) continue;
    const between = text.slice(lineEnd(text, before.range.end), lineStart(text, instruction.range.start));
    const lines = between.split('\n').slice(0, -1);
    if (lines.every((line) => /^\s*#/.test(line))) above.set(instruction, before);
  }
  return above;
}

const RUNS_COMMANDS = new Set<Keyword | undefined>(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', undefined]);
const OPERATOR = /^(?:&&|\|\|?)/;
const OPEN = /(?:&&|\|)$/;

/** A line that was meant to go on from a command on the line above. */
export function cutOff(dockerfile: Dockerfile, instruction: Instruction, before?: Instruction): Problem | undefined {
  const { range, text } = instruction.keyword;
  if (!before || !RUNS_COMMANDS.has((before.trigger ?? before).name)) return undefined;
  const written = dockerfile.text.slice(before.headRange.start, before.headRange.end).trimEnd();
  if (!OPERATOR.test(text) && !OPEN.test(written)) return undefined;
  const { escape } = dockerfile;
  const end = before.headRange.start + written.length;
  return {
    range,
    message: `"${shown(text)}" is read as an instruction: the line above does not end in "${escape}".`,
    fixes: () =>
      // An array would be none any longer.
      (before.trigger ?? before).form === 'json'
        ? []
        : [{ title: `Add the missing "${escape}"`, edits: [insert(end, ` ${escape}`)], safe: false, preferred: true }],
  };
}
