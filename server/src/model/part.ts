import type { Instruction } from '../syntax/instruction.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Dockerfile } from './dockerfile.ts';
import { startWithComments } from './edits.ts';
import { remember } from './remember.ts';
import type { Reference, Stage } from './stage.ts';

/** The parts of a Dockerfile: what stands above the first FROM, and the stages. */
export interface Part {
  /** Undefined for what stands above the first FROM. */
  readonly stage: Stage | undefined;
  /** Where its text begins: with the comments that belong to FROM. */
  readonly start: number;
  /** Where the next one begins, or the file ends. */
  readonly end: number;
}

/** All parts in their order; each character lies in one of them. */
export function partsOf({ whole }: Dockerfile): readonly Part[] {
  const starts = whole.stages.map((stage) => startWithComments(whole, stage.from));
  const end = whole.text.length;
  return [
    { stage: undefined, start: 0, end: starts[0] ?? end },
    ...whole.stages.map((stage, i) => ({ stage, start: starts[i]!, end: starts[i + 1] ?? end })),
  ];
}

/**
 * The Dockerfile as it is given to a rule that looks at one part after the other: its lists hold what is in that part. What is
 * there means what it means in the whole, which is at hand as `whole`.
 */
export function viewOf({ whole }: Dockerfile, { stage, start, end }: Part): Dockerfile {
  const { comments } = whole;
  const from = firstIndex(comments, (comment) => comment.start >= start);
  const to = firstIndex(comments, (comment) => comment.start >= end);
  return {
    ...whole,
    instructions: stage ? [stage.from, ...stage.instructions] : whole.preamble,
    comments: comments.slice(from, to),
    preamble: stage ? [] : whole.preamble,
    stages: stage ? [stage] : [],
    references: stage?.references ?? [],
    extent: { start, end },
  };
}

/**
 * The Dockerfile as it is given to a rule that looks at one instruction after the other: its lists hold that instruction alone, with
 * its trigger and what both refer to, and its stage where it is the FROM.
 */
export function viewOfOne({ whole }: Dockerfile, stage: Stage | undefined, instruction: Instruction): Dockerfile {
  const { trigger, begin, range } = instruction;
  const isOwn = (reference: Reference) => reference.instruction === instruction || reference.instruction === trigger;
  return {
    ...whole,
    instructions: [instruction],
    comments: NONE,
    preamble: stage ? NONE : [instruction],
    stages: instruction === stage?.from ? [stage] : NONE,
    references: stage && stage.references.length > 0 ? stage.references.filter(isOwn) : NONE,
    extent: { start: begin, end: range.end },
  };
}

const NONE: readonly never[] = [];

/** The text of what a Dockerfile is about, for a quick look whether it has certain words at all. */
export const ownText = remember(({ text, extent }: Dockerfile): string => text.slice(extent.start, extent.end));
