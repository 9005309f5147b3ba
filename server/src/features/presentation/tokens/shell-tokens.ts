import type { Dockerfile } from '../../../model/dockerfile.ts';
import type { Stage } from '../../../model/stage.ts';
import type { ShellAssignment } from '../../../shell/script.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { scriptIn } from '../shell.ts';
import { type Token, token } from './token.ts';

/** The tokens of what a shell reads: the programs it starts, the variables it reads and sets, and quoted arguments. */
export function* shellTokens(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Iterable<Token> {
  const { text } = dockerfile;
  const script = scriptIn(dockerfile, stage, instruction);
  if (!script) return;
  for (const { name, wrappers, args, assignments } of script.commands) {
    yield token(name.range, 'function');
    if (wrappers[0]) yield token(wrappers[0].range, 'function');
    for (const { range } of args) {
      if (text[range.start] === '"' || text[range.start] === "'") yield token(range, 'string');
    }
    for (const assignment of assignments) yield* assigned(text, assignment);
  }
  for (const assignment of script.assignments) yield* assigned(text, assignment);
  for (const { name, range } of script.variables) {
    const at = text.slice(range.start, range.end).indexOf(name);
    if (at < 0) continue;
    const end = range.start + at + name.length;
    yield token({ start: range.start, end }, 'variable');
    if (range.end > end && text[range.end - 1] === '}')
      yield token({ start: range.end - 1, end: range.end }, 'variable');
  }
}

/** The name that an assignment sets; nothing where it is written in another way, as with quotes around. */
function* assigned(text: string, { name, range }: ShellAssignment): Iterable<Token> {
  const end = range.start + name.length;
  if (text.startsWith(name, range.start)) yield token({ start: range.start, end }, 'variable', 'declaration');
}
