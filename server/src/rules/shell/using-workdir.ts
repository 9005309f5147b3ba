import { stateBefore } from '../../model/configuration.ts';
import { isKnown, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, insertBefore, keyword } from '../../model/edits.ts';
import type { ChainLink, ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { remove, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix } from '../rule.ts';
import type { PlacedCommand } from '../support/placed-command.ts';
import { isWhole } from '../support/whole.ts';

/** An absolute path that WORKDIR reads as the shell does. */
const isPlainPath = ({ text }: ShellWord): boolean => /^\/(?:[\w./@+-]|\$\w+|\$\{\w+\})*$/.test(text);

const isCommented = ({ comments }: Instruction, { start, end }: Range): boolean =>
  comments.some((comment) => start <= comment.start && comment.end <= end);

/** Writes WORKDIR in the place of a RUN that holds nothing but a `cd`. */
export function workdirInstead(dockerfile: Dockerfile, run: Instruction, target: ShellWord): Fix[] {
  if (!isPlainPath(target) || run.flags.length > 0 || run.comments.length > 0 || !isWhole(dockerfile, run)) return [];
  const text = `${keyword(dockerfile, 'WORKDIR')} ${target.text}`;
  return [{ title: `Write "WORKDIR ${target.text}"`, edits: [replace(run.range, text)], safe: false, preferred: true }];
}

/** Deletes a `cd` to where the RUN is already. */
export function dropCd(run: Instruction, { range }: ShellCommand, next: ChainLink): Fix[] {
  const whole: Range = { start: range.start, end: next.range.start };
  if (isCommented(run, whole)) return [];
  return [{ title: 'Delete the "cd"', edits: [remove(whole)], safe: false, preferred: true }];
}

/** Puts a WORKDIR in front of a RUN that begins with a `cd`, and behind it one that goes back. */
export function useWorkdir(
  dockerfile: Dockerfile,
  { stage, run, command }: PlacedCommand,
  target: ShellWord,
  second: ChainLink,
): Fix[] {
  const dropped: Range = { start: command.range.start, end: second.range.start };
  if (!isPlainPath(target) || isCommented(run, dropped) || !isWhole(dockerfile, run)) return [];
  const workdir = keyword(dockerfile, 'WORKDIR');
  const edits = [insertBefore(dockerfile, run, `${workdir} ${target.text}`), remove(dropped)];
  const next = stage.instructions[stage.instructions.indexOf(run) + 1];
  if (next?.name !== 'WORKDIR' || !next.words[0]?.text.startsWith('/')) {
    const setting = stateBefore(stage, run).workdir?.instruction.words[0];
    const before = workdirAt(stage, run);
    if (!isKnown(before) || setting?.text.includes('$') || /[^\w./@+-]/.test(before)) return [];
    edits.push(insertAfter(dockerfile, run, `${workdir} ${before}`));
  }
  return [{ title: `Use "WORKDIR ${target.text}"`, edits, safe: false, preferred: false }];
}
