import type { Instruction } from '../syntax/instruction.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Dockerfile } from './dockerfile.ts';
import { remember } from './remember.ts';
import type { Scope } from './scope.ts';
import type { Stage } from './stage.ts';

/** An instruction and where it stands. */
export interface Placed {
  readonly instruction: Instruction;
  /** Undefined before the first FROM. */
  readonly stage: Stage | undefined;
  /** The variables that count for it: those of its stage; for FROM and the lines above the first, the global ones. */
  readonly scope: Scope;
}

/** All instructions in the order of the file, each ONBUILD followed by its trigger. */
export const placedInstructions = remember(({ instructions, whole }: Dockerfile): readonly Placed[] => {
  const { stages, globals } = whole;
  const placed: Placed[] = [];
  const add = (instruction: Instruction, stage: Stage | undefined, scope: Scope) => {
    placed.push({ instruction, stage, scope });
    if (instruction.trigger) placed.push({ instruction: instruction.trigger, stage, scope });
  };
  const first = instructions[0]?.range.start ?? 0;
  let next = firstIndex(stages, ({ from }) => from.range.start >= first);
  for (const instruction of instructions) {
    const isFrom = instruction === stages[next]?.from;
    if (isFrom) next++;
    const stage = stages[next - 1];
    add(instruction, stage, stage && !isFrom ? stage.scope : globals);
  }
  return placed;
});

/** The instruction whose text an offset lies in, or at an end of; inside ONBUILD, the trigger. Undefined between instructions. */
export function placedAt(dockerfile: Dockerfile, offset: number): Placed | undefined {
  const { instructions, stages, globals } = dockerfile.whole;
  const found = instructions[firstIndex(instructions, ({ range }) => range.end >= offset)];
  if (!found || found.range.start > offset) return undefined;
  const { trigger } = found;
  const instruction = trigger && trigger.range.start <= offset ? trigger : found;
  const stage = stages[firstIndex(stages, ({ from }) => from.range.start > found.range.start) - 1];
  return { instruction, stage, scope: !stage || found === stage.from ? globals : stage.scope };
}
