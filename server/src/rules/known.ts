import type { Instruction } from '../syntax/instruction.ts';
import type { Range } from '../text/range.ts';
import type { Problem, Rule } from './rule.ts';

/** A range in a part, whose place is that of the part. */
export interface Place {
  readonly part: number;
  readonly range: Range;
}

/** A problem wherever its part has moved to, without its fixes. */
export interface Moving {
  readonly rest: Omit<Problem, 'range' | 'related' | 'fixes'>;
  readonly place: Place;
  readonly fixable: boolean;
  readonly related: readonly { readonly place: Place; readonly message: string }[] | undefined;
}

/** A part as it was once: what rules had to say of it, and what else they found out about it. */
export interface Known {
  readonly id: number;
  /** The rules that had something to say, and what; nearly all have nothing. */
  readonly told: Map<Rule, readonly Moving[]>;
  /** Those that were asked: all of `settled`, and some besides. */
  settled: ReadonlySet<Rule>;
  readonly asked: Set<Rule>;
  /** What rules gather from it, and what they had gathered from all parts when they were asked about it. */
  readonly gathered: Map<Rule, string>;
  readonly around: Map<Rule, string>;
  readonly facts: Map<string, boolean>;
}

/** An instruction as it was once, and what rules had to say of it. */
export interface KnownInstruction {
  readonly text: string;
  readonly taken: string;
  readonly start: number;
  /**
   * Those that had something to say, and what, with the places of then and without fixes. Undefined where a place lies in another
   * instruction, which may move by itself: then they are asked again.
   */
  readonly told: ReadonlyMap<Rule, readonly Problem[] | undefined>;
  /** Those that were asked. */
  readonly asked: ReadonlySet<Rule>;
}

/** What is known of a part for as long as what it hangs on stays the same. */
export interface KnownPart {
  /** Undefined where the part takes from more than a few stages or from later ones: then that cannot be told. */
  readonly part: Known | undefined;
  /** Its instructions in their order, the same for longer: see KnownParts. */
  readonly instructions: (KnownInstruction | undefined)[];
  /** What else is said of an instruction hangs on, besides its text. */
  readonly takenBy: (instruction: Instruction) => string | undefined;
}

/** Each part in two ways. */
export interface KnownParts {
  /**
   * The same for as long as nothing changes but what RUN, COPY and ADD do in other stages; of an instruction, but what they do in any
   * other instruction.
   */
  readonly near: readonly KnownPart[];
  /**
   * The same for as long as nothing changes in the stages that it takes from either; of an instruction, in those that it takes from
   * itself and in those that its stage is based on.
   */
  readonly deep: readonly KnownPart[];
}
