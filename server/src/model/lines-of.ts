import type { Instruction } from '../syntax/instruction.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Range } from '../text/range.ts';
import type { Dockerfile } from './dockerfile.ts';
import { lineEnd } from './edits.ts';
import type { Stage } from './stage.ts';

/** The lines of an instruction, given by its index, with the comments and empty lines above it. Parser directives are nobody's. */
export function linesOf({ text, instructions, directives }: Dockerfile, index: number): Range {
  const before = instructions[index - 1]?.range ?? directives.at(-1)?.range;
  const end = lineEnd(text, instructions[index]!.range.end);
  return { start: before ? lineEnd(text, before.end) : 0, end: end === text.length ? end + 1 : end };
}

/** The index of the instruction in whose lines an offset lies; undefined among the directives and below the last one. */
export function indexAt(dockerfile: Dockerfile, offset: number): number | undefined {
  const { instructions } = dockerfile;
  const index = firstIndex(instructions, ({ range }) => lineEnd(dockerfile.text, range.end) > offset);
  const last = index === instructions.length ? index - 1 : index;
  if (last < 0) return undefined;
  const { start, end } = linesOf(dockerfile, last);
  return start <= offset && offset < end ? last : undefined;
}

/** The lines of a stage: those of its instructions, and what stands below the last one of the file. */
export function linesOfStage(dockerfile: Dockerfile, stage: Stage): Range {
  const next = dockerfile.stages[stage.index + 1];
  const startOf = (from: Instruction) => linesOf(dockerfile, indexOf(dockerfile, from)).start;
  return { start: startOf(stage.from), end: next ? startOf(next.from) : dockerfile.text.length + 1 };
}

/** The stage in whose lines an offset lies. */
export function stageAt(dockerfile: Dockerfile, offset: number): Stage | undefined {
  const { stages } = dockerfile;
  const next = firstIndex(stages, (stage) => linesOfStage(dockerfile, stage).start > offset);
  return stages[next - 1];
}

/** The stage that an instruction begins. */
export function stageFrom({ stages }: Dockerfile, from: Instruction): Stage | undefined {
  const stage = stages[firstIndex(stages, (other) => other.from.begin >= from.begin)];
  return stage?.from === from ? stage : undefined;
}

const indexOf = ({ instructions }: Dockerfile, instruction: Instruction): number =>
  firstIndex(instructions, ({ begin }) => begin >= instruction.begin);
