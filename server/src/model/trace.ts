import type { Instruction } from '../syntax/instruction.ts';
import type { Range } from '../text/range.ts';
import type { Stage } from './stage.ts';

/** A place in a stage's file system where an instruction puts something, or may do so. */
export interface Trace {
  readonly stage: Stage;
  readonly instruction: Instruction;
  /** The words that do it: a command of RUN, the keyword of anything else. */
  readonly range: Range;
  /** Clean and absolute; undefined for anywhere. */
  readonly path: string | undefined;
  /** Whether a file or folder is at `path` afterwards, for certain. */
  readonly certain: boolean;
  /** Whether files of any name may lie below `path`. */
  readonly open: boolean;
  /** That it writes anywhere is hardly so: it runs scripts of a project, which at times write beside the project. */
  readonly beside: boolean;
  /** Takes away what was at `path`. */
  readonly removes: boolean;
  /** The folders that this instruction does not write to, since other file systems are mounted there. */
  readonly mounts: readonly string[];
}

/** What there is to say of a place; what is left out is false. */
export type Spot = Pick<Trace, 'path'> & Partial<Pick<Trace, 'certain' | 'open' | 'beside' | 'removes'>>;

export const ANYWHERE: Spot = { path: undefined };

/** What an instruction does at a place. */
export const trace = (
  stage: Stage,
  instruction: Instruction,
  range: Range,
  { path, certain = false, open = false, beside = false, removes = false }: Spot,
  mounts: readonly string[] = [],
): Trace => ({ stage, instruction, range, path, certain, open, beside, removes, mounts });
