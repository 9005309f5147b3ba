import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Problem, Rule } from '../rule.ts';
import { isSuppressed } from '../suppression.ts';

const CHECK = 'MultipleInstructionsDisallowed';

/** What the rules share about instructions of which only the last one of a stage counts. */
export const repeated = (
  name: Keyword,
  others: Rule['peers'],
): Pick<Rule, 'severity' | 'summary' | 'why' | 'peers' | 'check'> => ({
  severity: 'warning',
  summary: `A stage has more than one ${name}`,
  why: `Only the last ${name} of a stage counts; the others are dropped without a message.`,
  peers: [`BuildKit ${CHECK}`, ...others],
  check: (dockerfile) => withoutEffect(dockerfile, name, others),
});

/** The earlier ones are told of (validateUsedOnce in BuildKit's validations.go). */
function* withoutEffect(dockerfile: Dockerfile, name: Keyword, peers: Rule['peers']): Iterable<Problem> {
  for (const { instructions } of dockerfile.stages) {
    const same = instructions.filter((instruction) => instruction.name === name);
    const last = same.pop();
    for (const [i, instruction] of same.entries()) {
      // BuildKit and hadolint hear the comment above the one that takes its place.
      if (isSuppressed(dockerfile, { id: CHECK, peers }, (same[i + 1] ?? last!).range.start)) continue;
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
