import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';

/** A text in small letters or in capitals. */
export const inCase = (text: string, lower: boolean): string => (lower ? text.toLowerCase() : text.toUpperCase());

/**
 * Whether more instructions are in small letters than in capitals. Those of mixed case, the lines above the first FROM and
 * triggers do not count (validateCommandCasing in BuildKit's validations.go).
 */
export const isMajorityLower = rememberWhole((dockerfile: Dockerfile): boolean => {
  let lower = 0;
  for (const { from, instructions } of dockerfile.stages) {
    for (const { keyword } of [from, ...instructions]) {
      if (keyword.text === keyword.text.toLowerCase()) lower++;
      else if (keyword.text === keyword.text.toUpperCase()) lower--;
    }
  }
  return lower > 0;
});
