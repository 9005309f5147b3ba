import type { Dockerfile } from '../../model/dockerfile.ts';
import { definersOf } from '../../model/variable-values.ts';
import type { Range } from '../../text/range.ts';
import { mentionAt, nameRange } from './stage-mentions.ts';
import { symbolAt } from './symbol.ts';

/** Where something is defined. */
interface Target {
  /** All that belongs to it: the stage, the instruction. */
  readonly range: Range;
  /** The name in it. */
  readonly selection: Range;
}

/** What a place means. */
interface Definition {
  /** The name or index that was asked about. */
  readonly origin: Range;
  /** More than one where a variable decides. */
  readonly targets: readonly Target[];
}

/** Where the stage, the variable or the heredoc is defined that is named at an offset. */
export function definition(dockerfile: Dockerfile, offset: number): Definition | undefined {
  const symbol = symbolAt(dockerfile, offset);
  // What a variable in FROM comes to is of as much interest as who sets it.
  const mention = mentionAt(dockerfile, offset);
  const stages = (mention?.stages ?? []).map((stage) => ({ range: stage.range, selection: nameRange(stage) }));
  const targets = [...(symbol?.kind === 'stage' ? [] : targetsOf(dockerfile, symbol)), ...stages];
  const origin = symbol?.mention.range ?? mention?.range;
  return origin && targets.length > 0 ? { origin, targets } : undefined;
}

function targetsOf(dockerfile: Dockerfile, symbol: ReturnType<typeof symbolAt>): Target[] {
  if (symbol?.kind === 'delimiter') {
    return [{ range: symbol.mention.instruction.range, selection: symbol.mention.start }];
  }
  if (symbol?.kind !== 'variable') return [];
  return definersOf(dockerfile, symbol.mention).map(({ placed, range }) => ({
    range: placed.instruction.range,
    selection: range,
  }));
}
