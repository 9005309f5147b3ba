import { placedInstructions } from '../../model/instructions.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, replace } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { inCase, isMajorityLower } from './casing.ts';

export const instructionCasing: Rule = {
  id: 'style/instruction-casing',
  severity: 'hint',
  summary: 'Instructions are written in capitals and in small letters',
  why: `One casing for all, capitals by custom, tells instructions and arguments apart at a glance.`,
  reported: 'FROM alpine:3.20\n[|Run|] apk add --no-cache curl\nUSER 1000\n',
  fine: 'from alpine:3.20\nrun apk add --no-cache curl\nuser 1000\n',
  peers: ['BuildKit ConsistentInstructionCasing', 'Sonar S6476'],
  changes: ['OnBuild'],
  each: 'any',
  *check(dockerfile) {
    const lower = isMajorityLower(dockerfile);
    for (const { instruction } of placedInstructions(dockerfile)) {
      const { keyword, name } = instruction;
      const wanted = inCase(keyword.text, lower);
      if (name === undefined || keyword.text === wanted) continue;
      yield {
        range: keyword.range,
        message: `"${keyword.text}" is not in ${lower ? 'small letters' : 'capitals'}, as the other instructions are.`,
        fixes: () => {
          const title = `Write "${wanted}"`;
          // The text of a trigger is part of the image.
          return [{ title, edits: edits(instruction, lower), safe: !instruction.onbuild, preferred: true }];
        },
      };
    }
  },
};

/** AS goes along with FROM if the two agree. */
function edits({ keyword, name, words }: Instruction, lower: boolean): Edit[] {
  const own = [replace(keyword.range, inCase(keyword.text, lower))];
  const as = name === 'FROM' && words.length === 3 ? words[1] : undefined;
  const wasLower = keyword.text === keyword.text.toLowerCase();
  if (as?.text.toLowerCase() === 'as' && as.text === inCase(as.text, wasLower) && as.text !== inCase(as.text, lower)) {
    own.push(replace(as.range, inCase(as.text, lower)));
  }
  return own;
}
