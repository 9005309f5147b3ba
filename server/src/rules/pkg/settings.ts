import type { Asks } from '../../knowledge/package-managers.ts';
import { copiesOf } from '../../model/copied.ts';
import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { PlacedCommand } from '../support/placed-command.ts';
import { asksBefore } from '../support/said.ts';

/**
 * Whether something before a command may have answered for it: text of the chain of stages that makes the setting, or a file that
 * is copied to where the program reads its settings.
 */
export const isSetBefore = (dockerfile: Dockerfile, { stage, command }: PlacedCommand, asks: Asks): boolean =>
  isSet(dockerfile, stage, command.range.start, asks);

const isSet = asksBefore(({ text }: Dockerfile, stage: Stage, { setting, settings = [] }: Asks) => {
  const { start, end } = stage.range;
  const said = setting?.exec(text.slice(start, end));
  const copied = copiesOf(stage).find(({ destination }) =>
    settings.some((file) => destination === undefined || isWithin(file, destination) || isWithin(destination, file)),
  );
  const places = [said ? start + said.index : [], copied?.instruction.range.start ?? []].flat();
  return places.length > 0 ? Math.min(...places) : undefined;
});
