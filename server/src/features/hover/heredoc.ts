import type { Entry } from '../../knowledge/reference/entry.ts';
import { readerOf } from '../../model/shell-language.ts';
import { scriptBody } from '../../model/shell-text.ts';
import type { Stage } from '../../model/stage.ts';
import { shebang } from '../../shell/dialect.ts';
import type { Heredoc } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Delimiter } from '../symbols/heredoc-delimiters.ts';
import { linkTo, paragraphs } from './text.ts';
import type { Writer } from './writer.ts';

const REFERENCE: Entry = { about: '', anchor: 'here-documents' };

/** What reads the lines of a heredoc, and who replaces variables in them. */
export function describeHeredoc(writer: Writer, { heredoc, instruction }: Delimiter, stage: Stage | undefined): string {
  const { markup } = writer;
  const { delimiter, chomp, terminator } = heredoc;
  const title = markup.bold(`Heredoc ${markup.code(delimiter)}`);
  const end = terminator
    ? `It ends in ${writer.lineOf(terminator.start)}.`
    : `Its end is missing: a line that is ${markup.code(delimiter)} alone.`;
  const tabs = chomp ? ' Tabs at the beginning of its lines are dropped.' : '';
  return paragraphs(title, reading(writer, heredoc, instruction, stage), end + tabs, linkTo(REFERENCE, markup));
}

/** dispatchRun in BuildKit's convert.go, and dispatch for COPY and ADD. */
function reading(
  writer: Writer,
  { body, expand }: Heredoc,
  instruction: Instruction,
  stage: Stage | undefined,
): string {
  const { dockerfile, markup } = writer;
  const isLeft = 'Variables in them are left alone, since the delimiter is quoted.';
  if (instruction.name !== 'RUN') {
    return `Its lines are the content of a file. ${expand ? 'Variables in them are replaced by the builder.' : isLeft}`;
  }
  if (scriptBody(instruction) !== body) {
    return `Its lines are the input of the command. ${expand ? 'Variables in them are replaced by the shell.' : isLeft}`;
  }
  const own = shebang(dockerfile.text.slice(body.start, body.end));
  const shell = stage && readerOf(dockerfile, stage, instruction)?.command;
  const program = own ? [own.program, ...own.args].join(' ') : shell;
  const script = program === undefined ? 'a script' : `a script for ${markup.code(program)}`;
  return `Its lines are ${script}, which gets them as they are written, whether the delimiter is quoted or not.`;
}
