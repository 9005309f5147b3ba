import type { Dockerfile } from '../../model/dockerfile.ts';
import { chain } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Fix, Rule } from '../rule.ts';
import { moveBehind } from '../support/moving-lines.ts';
import { isWhole } from '../support/whole.ts';

/** What changes nothing but the configuration, and may stand in any order. */
const EARLY: ReadonlySet<string | undefined> = new Set(['LABEL', 'EXPOSE']);

export const labelEarly: Rule = {
  id: 'cache/label-early',
  severity: 'off',
  summary: 'LABEL or EXPOSE stands above a RUN',
  why: `Builders other than BuildKit, such as kaniko, run everything below a LABEL again when it changes. BuildKit does not: there the
advice to put labels last is obsolete, which is why this rule is off. What does cost with BuildKit is an ARG that a label uses
(cache/volatile-arg-early).`,
  reported: 'FROM alpine:3.22\n[|LABEL|] version="1.2"\nRUN apk add --no-cache git\nUSER 65532\n',
  fine: 'FROM alpine:3.22\nRUN apk add --no-cache git\nLABEL version="1.2"\nUSER 65532\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    for (const { instructions } of dockerfile.final ? chain(dockerfile.final) : []) {
      const last = instructions.findLastIndex(({ name }) => name === 'RUN');
      for (const instruction of instructions.slice(0, Math.max(last, 0))) {
        if (!EARLY.has(instruction.name)) continue;
        yield {
          range: instruction.keyword.range,
          message: `Not every builder keeps the layers below when this ${instruction.name} changes.`,
          fixes: () => moveDown(dockerfile, instruction, instructions[last]!, instructions),
        };
      }
    }
  },
};

/** Where it means the same further down: no variable in it, and no key that is set there as well. */
function moveDown(
  dockerfile: Dockerfile,
  instruction: Instruction,
  run: Instruction,
  instructions: readonly Instruction[],
): Fix[] {
  const keys = new Set(instruction.pairs.map(({ name }) => name.text));
  const isSetAgain = instructions.some(
    (other) => other !== instruction && other.name === 'LABEL' && other.pairs.some(({ name }) => keys.has(name.text)),
  );
  if (isSetAgain || /["'\\$]/.test([...keys].join('')) || instruction.logicalText.includes('$')) return [];
  if (!isWhole(dockerfile, run) || !isWhole(dockerfile, instruction)) return [];
  const edits = moveBehind(dockerfile, instruction, run);
  return [{ title: `Move ${instruction.name} below the last RUN`, edits, safe: true, preferred: true }];
}
