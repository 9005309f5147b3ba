import { type Leftover, type PackageManager, packageManagers } from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { ownText } from '../../model/part.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { isDeletedLater } from '../layer/delete-in-later-layer.ts';
import { isMounted } from '../support/cache-mounts.ts';
import { isInProduct } from '../support/images.ts';
import { lonelyUpdate } from '../support/lonely-update.ts';
import { hasOption, operandsOf } from '../support/package-command.ts';
import { type PlacedPackageCommand, placedPackageCommands } from '../support/placed-command.ts';
import { projectManager } from '../support/project-manager.ts';
import { isSaid, isSaidBefore } from '../support/said.ts';
import { isCared, isMoved, isOffByOption, isOffInEnvironment } from './caching.ts';
import { isCleanedAfter } from './cleaned-after.ts';

/** What a manager leaves in the image by its commands in one RUN. */
export interface Leaving {
  readonly leftovers: readonly Leftover[];
  /** The commands that leave it, in order. */
  readonly by: readonly PlacedPackageCommand[];
  /** The manager's last command that leaves something or works with what is left. */
  readonly last: PlacedPackageCommand;
}

/** What package managers leave in the images. */
export const leavings = (dockerfile: Dockerfile, workspace: Workspace): readonly Leaving[] =>
  ofAll(dockerfile)(workspace);

const ofAll = remember((dockerfile: Dockerfile) =>
  rememberApart((workspace: Workspace): readonly Leaving[] => {
    const uses = placedPackageCommands(dockerfile).filter(
      ({ stage, packages: { manager, action } }) =>
        manager.leaves.length > 0 &&
        (action === 'install' || action === 'update') &&
        isInProduct(dockerfile, workspace, stage),
    );
    let lonely: PlacedPackageCommand | undefined;
    return grouped(uses).flatMap((commands) => {
      const first = commands[0]!;
      // Lists in a layer of their own belong to the RUN that installs: cache/update-without-install tells of that.
      if (isLonely(dockerfile, first)) {
        lonely = first;
        return [];
      }
      const theirs =
        lonely?.stage === first.stage && lonely.packages.manager === first.packages.manager ? [lonely] : [];
      if (theirs.length > 0) lonely = undefined;
      return leavingOf(dockerfile, workspace, commands, theirs) ?? [];
    });
  }),
);

/** The words of a part that make it unsure in all parts what managers leave. */
export const whatMakesUnsure = (part: Dockerfile): string =>
  UNSURE.flatMap((words) => (words.test(ownText(part)) ? words.source : [])).join(' ');

const UNSURE = packageManagers.flatMap(({ leaves }) => leaves.flatMap(({ unsureWith }) => unsureWith ?? []));

/** Whether a manager leaves something in the image by what it does in a RUN: what pkg/clean-cache tells of. */
export const leavesIn = (
  dockerfile: Dockerfile,
  workspace: Workspace,
  run: Instruction,
  manager: PackageManager,
): boolean => byRun(dockerfile)(workspace).get(run)?.has(manager) ?? false;

const byRun = remember((dockerfile: Dockerfile) =>
  rememberApart((workspace: Workspace) => {
    const managers = new Map<Instruction, Set<PackageManager>>();
    for (const { last } of leavings(dockerfile, workspace)) {
      managers.set(last.run, (managers.get(last.run) ?? new Set()).add(last.packages.manager));
    }
    return managers;
  }),
);

/** Commands of one manager in one RUN. */
function grouped(commands: readonly PlacedPackageCommand[]): PlacedPackageCommand[][] {
  const groups = new Map<Instruction, Map<PackageManager, PlacedPackageCommand[]>>();
  for (const placed of commands) {
    const { run, packages } = placed;
    const ofRun = groups.get(run) ?? new Map<PackageManager, PlacedPackageCommand[]>();
    groups.set(run, ofRun);
    const same = ofRun.get(packages.manager);
    if (same) same.push(placed);
    else ofRun.set(packages.manager, [placed]);
  }
  return [...groups.values()].flatMap((ofRun) => [...ofRun.values()]);
}

const isLonely = (dockerfile: Dockerfile, { stage, run, packages }: PlacedPackageCommand): boolean =>
  packages.action === 'update' && lonelyUpdate(dockerfile, stage, run)?.manager === packages.manager;

function leavingOf(
  dockerfile: Dockerfile,
  workspace: Workspace,
  commands: readonly PlacedPackageCommand[],
  lonely: readonly PlacedPackageCommand[],
): Leaving | undefined {
  const { stage, run, packages } = commands[0]!;
  const found = packages.manager.leaves.flatMap((leftover) => {
    const by = commands.filter((placed) => leaves(dockerfile, workspace, placed, leftover));
    const own = by.length > 0 || !leftover.by.includes('update') || leftover.by.includes('install') ? by : lonely;
    const last = own.at(-1);
    if (!last) return [];
    const from = last.run === run ? last.packages.shell.range.end : run.range.start;
    return isCleanedAfter(dockerfile, stage, run, packages.manager, leftover, from) ? [] : [{ leftover, by: own }];
  });
  if (found.length === 0) return undefined;
  // One word for two faults would be one too many.
  if (isDeletedLater(dockerfile, stage, run, packages.manager)) return undefined;
  const leftovers = found.map(({ leftover }) => leftover);
  const by = found.flatMap((one) => one.by);
  return { leftovers, by, last: leftovers[0]!.option === undefined ? commands.at(-1)! : by.at(-1)! };
}

/** Whether a command leaves something, if it is not deleted. */
function leaves(
  dockerfile: Dockerfile,
  workspace: Workspace,
  { stage, run, packages }: PlacedPackageCommand,
  leftover: Leftover,
): boolean {
  const { manager, action, command } = packages;
  if (!leftover.by.includes(action) || (manager.kind === 'language' && manager.light.includes(command))) return false;
  if (leftover.avoidedBy.length > 0 && hasOption(packages, ...leftover.avoidedBy)) return false;
  if (leftover.option !== undefined && hasOption(packages, leftover.option)) return false;
  if (isOffByOption(packages) || isLocal(packages)) return false;
  const item = { stage, run, command: packages };
  if (leftover.folder !== undefined ? isMounted(stage, run, leftover.folder) : isCared(dockerfile, item)) return false;
  if (isOffInEnvironment(dockerfile, item) || isMoved(dockerfile, item)) return false;
  if ((leftover.unsureWith && isSaid(dockerfile, leftover.unsureWith)) || isSetUp(stage, leftover)) return false;
  if (leftover.onlyAfter && !isSaidBefore(dockerfile, stage, run, leftover.onlyAfter)) return false;
  return manager.kind === 'system' || projectManager(stage, packages, workspace) === manager;
}

const isSetUp = (stage: Stage, { notIn }: Leftover): boolean => {
  const facts = baseFacts(stage);
  return notIn.some((name) => name === facts?.family || name === facts?.distribution);
};

/** Whether nothing is fetched: packages of Python that lie there already. */
function isLocal(packages: PlacedPackageCommand['packages']): boolean {
  if (packages.manager.name !== 'pip' && packages.manager.name !== 'uv') return false;
  const operands = operandsOf(packages);
  const isWheel = (operand: string | undefined) => operand !== undefined && /\.whl$|\/\*$/.test(operand);
  return (
    hasOption(packages, '--no-index') ||
    (packages.manifests.length === 0 && operands.length > 0 && operands.every(isWheel))
  );
}
