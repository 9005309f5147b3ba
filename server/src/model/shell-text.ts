import type { Instruction } from '../syntax/instruction.ts';
import { Logical } from '../syntax/logical.ts';
import type { Word } from '../syntax/word.ts';
import type { Dockerfile } from './dockerfile.ts';

/**
 * The very text that a shell gets to read for an instruction in shell form: RUN with its heredocs, CMD, ENTRYPOINT, or the
 * command of HEALTHCHECK. Continued lines are joined, and comment lines between them are gone, as the builder has it. Places
 * are offsets in the file. Undefined where no shell reads anything.
 */
export function shellTextOf(dockerfile: Dockerfile, instruction: Instruction): Logical | undefined {
  const word = commandWord(instruction);
  if (!word || instruction.form !== 'plain') return undefined;
  const body = scriptBody(instruction);
  if (body) return new Logical('', [], body.start).followedBy(lines(dockerfile.text, body.start, body.end));
  const start = word.range.start;
  const from = instruction.logicalFrom(start);
  const head = from.before(from.index(word.range.end));
  if (instruction.heredocs.length === 0) return head;
  return head.followedBy(lines(dockerfile.text, instruction.headRange.end, instruction.range.end));
}

/** The body of a heredoc that stands alone in a RUN, and so is the script itself. Behind a command it is that command's input. */
export function scriptBody({ heredocs, words }: Instruction) {
  const [heredoc] = heredocs;
  const [word] = words;
  const alone = heredoc && heredocs.length === 1 && heredoc.range.start === word?.range.start;
  return alone && heredoc.range.end === word?.range.end ? heredoc.body : undefined;
}

function commandWord({ name, words }: Instruction): Word | undefined {
  if (name === 'HEALTHCHECK') return words[0]?.text.toUpperCase() === 'CMD' ? words[1] : undefined;
  return name === 'RUN' || name === 'CMD' || name === 'ENTRYPOINT' ? words[0] : undefined;
}

/** The lines between two places, without the carriage returns at their ends, which are no part of what they say. */
function* pieces(text: string, start: number, end: number) {
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline >= end ? end : newline;
    let content = stop;
    while (content > at && text[content - 1] === '\r') content--;
    if (content > at) yield { text: text.slice(at, content), source: at };
    if (stop < end) yield { text: '\n', source: stop };
    at = stop + 1;
  }
}

const lines = (text: string, start: number, end: number) => [...pieces(text, start, end)];
