import { DockerfileParser } from 'dockerfile-ast';
import type { Logical } from './logical.ts';
import type { Word } from './word.ts';

// Where dockerfile-ast and BuildKit read alike: one line, no flags, quotes, escapes, variables, brackets or heredocs.
const PLAIN = /^(?!.*\s--)[A-Za-z]+(?:[ \t]+[A-Za-z0-9_.,:/@*?+~=-]+)+$/;

/**
 * The arguments behind the flags of a plain instruction, as dockerfile-ast splits them; undefined where its reading is
 * not BuildKit's, and the caller has to split for itself.
 */
export function plainArguments(logical: Logical, rest: number, escape: string): Word[] | undefined {
  const { text } = logical;
  if (escape !== '\\' || !PLAIN.test(text)) return undefined;
  const [instruction] = DockerfileParser.parse(text).getInstructions();
  return instruction
    ?.getArguments()
    .filter((argument) => argument.getRange().start.character >= rest)
    .map((argument) => {
      const { start, end } = argument.getRange();
      return { range: logical.range(start.character, end.character), text: argument.getValue() };
    });
}
