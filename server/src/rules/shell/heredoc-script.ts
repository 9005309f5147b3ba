import type { Heredoc } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** The heredoc that is all a RUN runs; undefined where it is the input of a command, or there is none. */
export function heredocScript({ name, form, words, heredocs }: Instruction): Heredoc | undefined {
  const [word] = words;
  const [heredoc] = heredocs;
  if (name !== 'RUN' || form !== 'plain' || !word || !heredoc || heredocs.length > 1) return undefined;
  const alone = word.range.start === heredoc.range.start && word.range.end === heredoc.range.end;
  return alone ? heredoc : undefined;
}
