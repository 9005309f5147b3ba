import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Edit } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { hasBundled } from '../support/bundled-options.ts';
import { removeLinks } from '../support/command-edits.ts';
import { familyName, isPath, operandsOf, type PackageCommand, readPackageCommand } from '../support/package-command.ts';
import { type PlacedCommand, placedCommands, placedPackageCommands } from '../support/placed-command.ts';

export const redundantUpdate: Rule = {
  id: 'pkg/redundant-update',
  severity: 'hint',
  summary: 'Package lists are fetched twice',
  why: `An install that fetches the lists by itself, such as \`apk add --no-cache\` or \`dnf install\`, has no use for a command that
does so before. Nor is there anything new to fetch in the same RUN as long as no repository was added.`,
  reported: 'FROM alpine:3.22\nRUN [|apk update|] && apk add --no-cache curl\n',
  fine: 'FROM alpine:3.22\nRUN apk add --no-cache curl\n',
  peers: [],
  changes: ['steps', 'OnBuild'],
  *check(dockerfile) {
    const fetched = new Set<string>();
    let run: Instruction | undefined;
    for (const placed of placedCommands(dockerfile)) {
      if (placed.run !== run) fetched.clear();
      run = placed.run;
      const packages = readPackageCommand(placed.command);
      if (!packages || !isUpdate(placed.command, packages)) {
        // Another program, or a package of a repository, may change what there is to fetch.
        if (!packages || !addsNoRepository(packages)) fetched.clear();
        continue;
      }
      const family = familyName(packages.manager);
      const install = fetchingInstall(dockerfile, placed, packages);
      const reason = install
        ? `"${install.label}" fetches the lists by itself`
        : 'the lists were fetched in this RUN before';
      if (install || fetched.has(family)) yield problemOf(dockerfile, placed, packages, reason);
      fetched.add(family);
    }
  },
};

function problemOf(dockerfile: Dockerfile, placed: PlacedCommand, { label, range }: PackageCommand, reason: string) {
  const fixes = (): Fix[] => {
    const edits = removal(dockerfile, placed);
    return edits ? [{ title: `Delete "${label}"`, edits, safe: false, preferred: true }] : [];
  };
  return { range, message: `"${label}" is superfluous: ${reason}.`, unnecessary: true, fixes };
}

/** Whether it fetches lists and does nothing else; `yum check-update` tells by its status that there is something new. */
const isUpdate = ({ link, conditional, pipe }: ShellCommand, { action, command }: PackageCommand): boolean =>
  action === 'update' && command !== 'check-update' && link !== undefined && !conditional && pipe.length === 1;

/** The managers' last commands that have use for the lists of an earlier one, and the last installs of each RUN. */
const lastUses = remember((dockerfile: Dockerfile) => {
  const needs = new Map<string, number>();
  const installs = new Map<Instruction, Map<string, PackageCommand>>();
  for (const { run, packages } of placedPackageCommands(dockerfile)) {
    const family = familyName(packages.manager);
    if (!fetchesByItself(packages)) needs.set(family, packages.range.start);
    if (packages.action !== 'install') continue;
    const known = installs.get(run) ?? new Map<string, PackageCommand>();
    installs.set(run, known.set(family, packages));
  }
  return { needs, installs };
});

/** Whether a command does not need the lists that another has fetched. */
function fetchesByItself(command: PackageCommand): boolean {
  const { refreshedBy } = command.manager;
  if (refreshedBy === 'itself') return !hasBundled(command, ['-C', '--cacheonly']);
  return command.action === 'update' || command.action === 'remove' || hasBundled(command, refreshedBy);
}

/** An install behind an update that fetches the lists by itself, as does all else that comes. */
function fetchingInstall(dockerfile: Dockerfile, { run }: PlacedCommand, update: PackageCommand) {
  const { needs, installs } = lastUses(dockerfile);
  const { manager, range } = update;
  const family = familyName(manager);
  if (manager.refreshedBy !== 'itself' && manager.refreshedBy.length === 0) return undefined;
  const install = installs.get(run)?.get(family);
  const isLast = (needs.get(family) ?? -1) < range.start;
  return isLast && install && install.range.start > range.start ? install : undefined;
}

/** Packages that bring repositories. */
const REPOSITORIES = /repo|release|source|archive|keyring|mirror|ppa/;

const addsNoRepository = (command: PackageCommand): boolean =>
  (command.action === 'install' || command.action === 'remove') &&
  command.manager.kind === 'system' &&
  command.shell.redirects.length === 0 &&
  operandsOf(command).every((name) => name !== undefined && !isPath(name) && !REPOSITORIES.test(name));

/** Deletes the command with its operator; undefined where that is no matter of deleting, or takes a comment along. */
function removal(dockerfile: Dockerfile, { stage, run, command }: PlacedCommand): Edit[] | undefined {
  const { links } = scriptOf(dockerfile, stage, run);
  const link = links.find(({ range }) => range.start === command.link?.range.start);
  const edits = link && removeLinks(links, new Set([link]));
  const takesComment = edits?.some(({ range }) =>
    run.comments.some(({ start, end }) => range.start <= start && end <= range.end),
  );
  return takesComment ? undefined : edits;
}
