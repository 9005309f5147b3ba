import { matchesCommand, type PackageManager } from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { commandsOf } from '../../model/run.ts';
import { chain, type Stage } from '../../model/stage.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Edit } from '../../text/edit.ts';
import { readPackageCommand, textsOf } from '../support/package-command.ts';
import { isShipped, withDescendants } from '../support/shipped.ts';
import { userAt } from '../support/user.ts';
import { usesIn } from './cache-uses.ts';

/** What Docker's guide runs so that apt keeps its downloads: https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages */
const KEEP_DOWNLOADS =
  `rm -f /etc/apt/apt.conf.d/docker-clean; ` +
  `echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache`;

/** Whether a text has to do with that setting. */
export const KEEPS_DOWNLOADS = /docker-clean|Keep-Downloaded-Packages/;

/**
 * The stages that a mount for apt concerns: the first in the chain that uses apt, and all that are based on it. For a
 * builder the first one is a builder, since what apt keeps there is in no image.
 */
export function aptStages(dockerfile: Dockerfile, stage: Stage, apt: PackageManager): readonly Stage[] {
  const builds = !isShipped(dockerfile, stage);
  const links = builds ? chain(stage).filter((link) => !isShipped(dockerfile, link)) : chain(stage);
  const first = links.findLast((link) => usesIn(dockerfile, link, apt).length > 0) ?? stage;
  return withDescendants(dockerfile, first);
}

/**
 * The images of Debian and Ubuntu delete what apt downloads, which has to end before the first mount; undefined where only
 * root could see to that, and the user is another.
 */
export function keepDownloads(dockerfile: Dockerfile, stage: Stage, apt: PackageManager): Edit[] | undefined {
  const [first] = aptStages(dockerfile, stage, apt);
  const run = first && usesIn(dockerfile, first, apt)[0]?.run;
  const distribution = baseFacts(stage)?.distribution;
  if (!run || (distribution !== undefined && distribution !== 'debian' && distribution !== 'ubuntu')) return [];
  const earlier = chain(first)
    .flatMap(({ instructions }) => instructions)
    .filter(({ range }) => range.start < run.range.start);
  const text = ({ range }: Instruction) => dockerfile.text.slice(range.start, range.end);
  if (earlier.some((instruction) => KEEPS_DOWNLOADS.test(text(instruction)))) return [];
  if (userAt(dockerfile, first, run).root === false) return undefined;
  return [insertBefore(dockerfile, run, `${keyword(dockerfile, 'RUN')} ${KEEP_DOWNLOADS}`)];
}

/** Whether something counts on the package lists of an earlier layer, which are in the mount then, if they still are. */
export function countsOnLists(dockerfile: Dockerfile, stages: readonly Stage[], apt: PackageManager): boolean {
  const runs = stages.flatMap((stage) =>
    stage.instructions.filter(({ name }) => name === 'RUN').map((run) => commandsOf(dockerfile, stage, run)),
  );
  const areLeft = runs.some(
    (commands) =>
      commands.some((command) => updates(command, apt)) && !commands.some((command) => deletesLists(command)),
  );
  return runs.some((commands) => {
    const fresh = commands.findIndex((command) => updates(command, apt));
    const stale = fresh < 0 ? commands : commands.slice(0, fresh);
    return stale.some((command) => {
      const read = readPackageCommand(command);
      return read ? read.manager === apt && read.action === 'install' : areLeft && mayInstall(command);
    });
  });
}

const updates = (command: ShellCommand, apt: PackageManager): boolean => {
  const read = readPackageCommand(command);
  return read?.manager === apt && read.action === 'update';
};

/** Whether a command deletes the package lists. */
export const deletesLists = (command: ShellCommand): boolean =>
  matchesCommand(textsOf(command), ['rm', '-r', '/var/lib/apt/lists']) ||
  (/^apt/.test(command.program ?? '') && command.args.some(({ value }) => value === 'distclean'));

/** A helper around apt, or a script of which one cannot tell. */
function mayInstall({ program, name, args }: ShellCommand): boolean {
  if (program === undefined || /(?:^|-)apt(?:-get)?$/.test(program)) return true;
  const script = /^(?:ba|da|a)?sh$/.test(program) ? args[0]?.text : name.text;
  return script !== undefined && /\.sh\b|^[./].*(?:install|setup|deps|bootstrap|provision)/.test(script);
}
