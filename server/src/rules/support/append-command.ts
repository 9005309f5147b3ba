import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, lineEnd, lineStart } from '../../model/edits.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert } from '../../text/edit.ts';
import { isWhole } from './whole.ts';

/**
 * Adds a command at the end of what a RUN does, in the manner of the commands before it. Undefined where it would not be run for
 * certain, or where the RUN's end cannot be told.
 */
export function appendCommand(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  command: string,
): Edit[] | undefined {
  const { commands, links, complete } = scriptOf(dockerfile, stage, run);
  const last = links.at(-1);
  if (!last || !complete || run.form !== 'plain' || !isWhole(dockerfile, run)) return undefined;
  const written = dockerfile.text.slice(last.range.start, last.range.end);
  const leaves = last.before !== '||' && LEAVES.test(written);
  if (leaves || commands.some(({ background, range }) => background && range.start >= last.range.start)) {
    return undefined;
  }
  if (run.heredocs.length === 0) return [insert(last.range.end, joined(dockerfile, run, links, command))];
  const [heredoc] = run.heredocs;
  const [script] = run.words;
  // Behind a command, its body is that command's input.
  if (run.heredocs.length > 1 || heredoc!.range.start !== script?.range.start || written.includes('<<'))
    return undefined;
  return [ownLine(dockerfile, last, command)];
}

/** What leaves the shell, or becomes another program. */
const LEAVES = /^(?:exit|exec|return)\b/;

/** A line of its own, indented as the last. */
function ownLine(dockerfile: Dockerfile, { range }: ChainLink, command: string): Edit {
  const { text } = dockerfile;
  const indent = indentAt(text, range.start);
  const end = lineEnd(text, range.end) - lineBreak(dockerfile).length;
  return insert(end, lineBreak(dockerfile) + indent + command);
}

function joined(dockerfile: Dockerfile, run: Instruction, links: readonly ChainLink[], command: string): string {
  const { text, escape } = dockerfile;
  const last = links.at(-1)!;
  const all = text.slice(run.range.start, run.range.end);
  const stops = last.before === ';' && /\bset\s+-\w*e/.test(all);
  if (!/[\r\n]/.test(all)) return stops ? `; ${command}` : ` && ${command}`;
  const newline = lineBreak(dockerfile);
  const ownIndent = last.range.start > lineEnd(text, run.range.start) ? indentAt(text, last.range.start) : undefined;
  const indent = ownIndent ?? /[\r\n]([ \t]+)(?=[^\s#])/.exec(all)?.[1] ?? '    ';
  if (stops) return `; ${escape}${newline}${indent}${command}`;
  return isTrailing(text, links)
    ? ` && ${escape}${newline}${indent}${command}`
    : ` ${escape}${newline}${indent}&& ${command}`;
}

/** Whether the operators stand at the ends of lines. */
function isTrailing(text: string, links: readonly ChainLink[]): boolean {
  const i = links.findLastIndex(
    ({ range }, at) => at > 0 && /[\r\n]/.test(text.slice(links[at - 1]!.range.end, range.start)),
  );
  const operator = i > 0 ? links[i]!.operator : undefined;
  return operator !== undefined && !/[\r\n]/.test(text.slice(links[i - 1]!.range.end, operator.start));
}

const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))![0];
