import type { Asks } from '../../knowledge/package-managers.ts';
import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import { copiesOf } from '../support/copied.ts';
import type { PlacedCommand } from '../support/placed-command.ts';

/**
 * Whether something before a command may have answered for it: text of the chain of stages that makes the setting, or a file that
 * is copied to where the program reads its settings.
 */
export const isSetBefore = (dockerfile: Dockerfile, { stage, command }: PlacedCommand, asks: Asks): boolean =>
  chain(stage, LONG_CHAIN).some((link) => {
    const since = firstSetting(dockerfile)(link)(asks);
    return since !== undefined && (link !== stage || since < command.range.start);
  });

/** Where a stage first makes the setting, or may make it. */
const firstSetting = remember((dockerfile: Dockerfile) =>
  remember((stage: Stage) =>
    remember(({ setting, settings = [] }: Asks): number | undefined => {
      const { start, end } = stage.range;
      const said = setting?.exec(dockerfile.text.slice(start, end));
      const copied = copiesOf(stage).find(({ destination }) =>
        settings.some(
          (file) => destination === undefined || isWithin(file, destination) || isWithin(destination, file),
        ),
      );
      const places = [said ? start + said.index : [], copied?.instruction.range.start ?? []].flat();
      return places.length > 0 ? Math.min(...places) : undefined;
    }),
  ),
);
