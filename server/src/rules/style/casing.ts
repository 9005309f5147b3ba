import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** A text in small letters or in capitals. */
export const inCase = (text: string, lower: boolean): string => (lower ? text.toLowerCase() : text.toUpperCase());

/**
 * Whether more instructions are in small letters than in capitals. Those of mixed case, the lines above the first FROM and
 * triggers do not count (validateCommandCasing in BuildKit's validations.go).
 */
export const isMajorityLower = rememberWhole((dockerfile: Dockerfile): boolean => {
  let lower = 0;
  for (const { from, instructions } of dockerfile.stages) {
    lower += casingOf(from);
    for (const instruction of instructions) lower += casingOf(instruction);
  }
  return lower > 0;
});

function casingOf({ keywordText: text }: Instruction): number {
  if (text === text.toLowerCase()) return 1;
  return text === text.toUpperCase() ? -1 : 0;
}
