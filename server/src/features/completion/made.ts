import type { Dockerfile } from '../../model/dockerfile.ts';
import { madeIn } from '../../model/provenance.ts';
import { commandsOf } from '../../model/run.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Trace } from '../../model/trace.ts';
import { USERADD_VALUED, usersMadeIn } from '../../rules/support/user.ts';
import { parseOptions } from '../../shell/options.ts';

/** In stages that nobody writes by hand, reading all scripts would take longer than anybody waits for a proposal. */
const MOST_INSTRUCTIONS = 2000;

/** Whether the scripts of some stages are few enough to be read. */
export const isReadable = (stages: readonly Stage[]): boolean =>
  stages.reduce((sum, { instructions }) => sum + instructions.length, 0) <= MOST_INSTRUCTIONS;

/** What the instructions of a stage, and of those it is based on, make for certain. */
export const filesMade = (dockerfile: Dockerfile, stage: Stage): Iterable<Trace> =>
  isReadable(chain(stage, LONG_CHAIN)) ? madeIn(dockerfile, stage) : [];

/** The users that they make, and the stage that does. */
export function usersMade(dockerfile: Dockerfile, stage: Stage) {
  const links = chain(stage, LONG_CHAIN);
  if (!isReadable(links)) return [];
  return links.flatMap((link) => usersMadeIn(dockerfile, link).map((user) => ({ ...user, link })));
}

/** The groups that `groupadd` and `addgroup` make there; of `addgroup app video`, which adds a user to one, none. */
export function groupsMade(dockerfile: Dockerfile, stage: Stage) {
  const links = chain(stage, LONG_CHAIN);
  if (!isReadable(links)) return [];
  return links.flatMap((link) =>
    link.instructions
      .filter(({ name }) => name === 'RUN')
      .flatMap((run) => commandsOf(dockerfile, link, run))
      .filter(({ program }) => program === 'groupadd' || program === 'addgroup')
      .flatMap((command) => {
        const options = parseOptions(command.args, USERADD_VALUED);
        const [name, ...others] = options.operands;
        const gid = options.value('-g', '--gid')?.value;
        return name && others.length === 0 ? [{ name: name.value, gid, command, link }] : [];
      }),
  );
}
