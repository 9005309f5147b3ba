import { type Flags, flagReferences } from '../../knowledge/reference/flags.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** Whether an instruction is `HEALTHCHECK NONE`. */
export const isNone = ({ name, words }: Instruction): boolean =>
  name === 'HEALTHCHECK' && words[0]?.text.toUpperCase() === 'NONE';

/** The flags that an instruction has; undefined for those whose flags nobody looks at (instructions/parse.go). */
export function flagsOf(instruction: Instruction): Flags | undefined {
  const { name } = instruction;
  if (name === undefined || name === 'ARG' || name === 'STOPSIGNAL' || isNone(instruction)) return undefined;
  return flagReferences(name);
}
