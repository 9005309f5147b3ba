import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';

/** What builds for another platform have in their text: the builder's arguments, a compiler's, tonistiigi/xx. */
const MARKS =
  /\b(?:TARGET(?:PLATFORM|OS|ARCH|VARIANT)|GOARCH|CARGO_BUILD_TARGET|CROSS_COMPILE)\b|(?<![\w-])(?:xx-|--(?:target|host|arch|os|platforms?)\b)/;

/** The stages that heed the platform they build for, by themselves or by one they are based on. */
const heeding = rememberWhole((dockerfile: Dockerfile): ReadonlySet<Stage> => {
  const found = new Set<Stage>();
  for (const stage of dockerfile.stages) {
    const { base, instructions, range } = stage;
    const text = dockerfile.text.slice(instructions[0]?.range.start ?? range.end, range.end);
    if ((base.kind === 'stage' && found.has(base.stage)) || MARKS.test(text)) found.add(stage);
  }
  return found;
});

/** Whether a stage, or one it is based on, heeds the platform it builds for. */
export const heedsTarget = (dockerfile: Dockerfile, stage: Stage): boolean => heeding(dockerfile).has(stage);
