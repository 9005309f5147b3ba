import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { chain, LONG_CHAIN } from '../../model/stage.ts';
import { copiesOf } from '../support/copied.ts';
import type { PlacedCommand } from '../support/placed-command.ts';

/**
 * Whether something before a command may have made a setting of its program: text of the chain of stages that says so, or a file
 * that is copied to where it reads its settings.
 */
export function isSetBefore(
  { text }: Dockerfile,
  { stage, command }: PlacedCommand,
  setting: RegExp | undefined,
  files: readonly string[] = [],
): boolean {
  return chain(stage, LONG_CHAIN).some((link) => {
    const end = link === stage ? command.range.start : link.range.end;
    if (setting?.test(text.slice(link.range.start, end))) return true;
    return copiesOf(link).some(
      ({ instruction, destination }) =>
        instruction.range.start < end &&
        files.some((file) => destination === undefined || isWithin(file, destination) || isWithin(destination, file)),
    );
  });
}
