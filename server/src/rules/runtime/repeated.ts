import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Problem, Rule } from '../rule.ts';
import { isSuppressed } from '../suppression.ts';

/**
 * Instructions of which only the last one of a stage counts: the earlier ones are told of, since they are without effect
 * (validateUsedOnce in BuildKit's validations.go).
 */
export function* repeated(dockerfile: Dockerfile, name: Keyword, rule: Pick<Rule, 'peers'>): Iterable<Problem> {
  const peers = { id: 'MultipleInstructionsDisallowed', peers: rule.peers };
  for (const { instructions } of dockerfile.stages) {
    const same = instructions.filter((instruction) => instruction.name === name);
    const last = same.pop();
    for (const [i, instruction] of same.entries()) {
      // BuildKit and hadolint hear the comment above the one that takes its place.
      if (isSuppressed(dockerfile, peers, (same[i + 1] ?? last!).range.start)) continue;
      yield {
        range: instruction.keyword.range,
        message: `This ${name} has no effect: the stage has a later one.`,
        related: [{ range: last!.keyword.range, message: 'This one counts.' }],
        fixes: () => [
          {
            title: `Delete this ${name}`,
            edits: [removeInstruction(dockerfile, instruction, true)],
            safe: true,
            preferred: true,
          },
        ],
      };
    }
  }
}
