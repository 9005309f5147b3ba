import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Range } from '../../text/range.ts';
import { mentionAt } from './stage-mentions.ts';

/** The stages that a place means. */
interface Definition {
  /** The name or index that was asked about. */
  readonly origin: Range;
  /** More than one where a variable decides. */
  readonly stages: readonly Stage[];
}

/** Where the stage that is named at an offset is defined. */
export function definition(dockerfile: Dockerfile, offset: number): Definition | undefined {
  const mention = mentionAt(dockerfile, offset);
  return mention && mention.stages.length > 0 ? { origin: mention.range, stages: mention.stages } : undefined;
}
