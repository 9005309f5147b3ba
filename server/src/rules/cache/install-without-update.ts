import { canonicalName } from '../../knowledge/images/canonical-name.ts';
import { officialImages } from '../../knowledge/images.ts';
import { baseFacts } from '../../model/base-image.ts';
import { copiedBy } from '../../model/copied.ts';
import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isInMount } from '../support/mounts.ts';
import { isPath, operandsOf, type PackageCommand, readPackageCommand } from '../support/package-command.ts';
import { placedPackageCommands } from '../support/placed-command.ts';
import { isPlain, readsFromPipe } from '../support/plain-commands.ts';
import { rootStage } from '../support/platform-flag.ts';
import { throughChain } from '../support/through-chain.ts';
import { deletesLists } from './apt.ts';

const LISTS = '/var/lib/apt/lists';

/** An install, and where it stands. */
interface Blind {
  readonly run: Instruction;
  readonly command: PackageCommand;
}

export const installWithoutUpdate: Rule = {
  id: 'cache/install-without-update',
  severity: 'warning',
  summary: 'An install with apt-get has no package lists to look into',
  why: `Docker's images of Debian and Ubuntu, and all that are built on them, come without package lists: apt-get finds no package until
\`apt-get update\` has fetched them. Lists that an earlier RUN has deleted again are not there either. Update in the RUN that installs.`,
  reported: 'FROM debian:12\nRUN [|apt-get install|] -y curl\nUSER 65532\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\nUSER 65532\n',
  peers: [],
  changes: ['steps'],
  deep: true,
  *check(dockerfile) {
    if (!placedPackageCommands(dockerfile).some(({ packages }) => isInstall(packages))) return;
    for (const stage of dockerfile.stages) {
      for (const { run, command } of follow(dockerfile, stage).blind) {
        yield {
          range: command.range,
          message: `"${command.label}" has no package lists to look into: none are in the image, and nothing has fetched them.`,
          fixes: () => updateFirst(dockerfile, run, command),
        };
      }
    }
  },
};

const isInstall = ({ manager, command }: PackageCommand): boolean =>
  manager.name === 'apt' && /^(?:install|build-dep|satisfy)$/.test(command);

/** What becomes of the lists in a stage. */
interface Followed {
  /** Whether they may be there at its end. */
  readonly present: boolean;
  readonly blind: readonly Blind[];
}

const follow = throughChain((dockerfile: Dockerfile, stage: Stage, base: Followed | undefined): Followed => {
  let present = base?.present ?? !startsWithout(stage);
  const blind: Blind[] = [];
  for (const instruction of stage.instructions) {
    if (present && !mayDelete(dockerfile, instruction)) continue;
    if (instruction.name !== 'RUN') {
      present ||= mayBring(stage, instruction);
      continue;
    }
    if (isInMount(stage, instruction, LISTS)) continue;
    const { commands, complete } = scriptOf(dockerfile, stage, instruction);
    // What cannot be read may fetch them.
    if (!complete || commands.length === 0) present = true;
    for (const command of commands) {
      const read = readPackageCommand(command);
      if (deletesLists(command)) present = command.conditional && present;
      else if (mayFetch(command, read)) present = true;
      else if (!present && read && isInstall(read) && looksIntoLists(read)) {
        blind.push({ run: instruction, command: read });
        // What is said of the first one holds for the rest.
        present = true;
      }
    }
  }
  return { present, blind };
});

/** Whether the image at the far end of the chain is one of Docker's for Debian or Ubuntu, or built on those. */
function startsWithout(stage: Stage): boolean {
  const base = root(stage);
  const distribution = baseFacts(stage)?.distribution;
  if (base.kind !== 'image' || !base.reference || rootStage(stage).image?.text.includes('$')) return false;
  const { registry, repository } = base.reference;
  return /^(?:debian|ubuntu)$/.test(distribution ?? '') && officialImages.has(canonicalName(registry, repository));
}

const mayDelete = ({ text }: Dockerfile, { range }: Instruction): boolean =>
  /var\/lib|distclean/.test(text.slice(range.start, range.end));

/** Whether a COPY may bring lists along. */
function mayBring(stage: Stage, instruction: Instruction): boolean {
  if (instruction.name === undefined) return true;
  const copied = copiedBy(stage, instruction);
  if (!copied) return false;
  const { destination, sources } = copied;
  if (destination === undefined || !isWithin(LISTS, destination)) return destination === undefined;
  return destination !== '/' || sources.some(({ path }) => !path);
}

/** Whether a command fetches the lists, or may do so: a script, or a helper that looks after repositories. */
function mayFetch(command: ShellCommand, read: PackageCommand | undefined): boolean {
  if (read?.manager.name === 'apt') return read.action === 'update' || read.command === '';
  return (
    readsFromPipe(command) || /^(?:apt-)?add-(?:apt-)?repository$/.test(command.program ?? '') || !isPlain(command)
  );
}

const looksIntoLists = (command: PackageCommand): boolean =>
  !command.shell.conditional && operandsOf(command).some((operand) => operand !== undefined && !isPath(operand));

/** Where the command stands in a list of its own shell. */
function updateFirst(dockerfile: Dockerfile, run: Instruction, { shell }: PackageCommand): Fix[] {
  const { name, range, link, pipe, background, wrappers } = shell;
  const sudo = wrappers.length === 1 && wrappers[0]!.value === 'sudo';
  const isPlace = run.form === 'plain' && link?.range.start === range.start && pipe.length === 1 && !background;
  if (!isPlace || (wrappers.length > 0 && !sudo)) return [];
  const program = dockerfile.text.slice(name.range.start, name.range.end);
  const update = `${sudo ? 'sudo ' : ''}${program} update`;
  return [
    { title: `Run "${update}" first`, edits: [insert(range.start, `${update} && `)], safe: false, preferred: true },
  ];
}
