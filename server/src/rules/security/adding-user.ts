import { baseFacts } from '../../model/base-image.ts';
import { configuration, stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, insertBefore, keyword, removeInstruction } from '../../model/edits.ts';
import { dialectAt } from '../../model/run.ts';
import { chain, root, type Stage } from '../../model/stage.ts';
import { isPosix } from '../../shell/dialect.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Edit } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { usersMadeIn } from '../support/user.ts';
import { isWhole } from '../support/whole.ts';

/** A user to run as: how USER names it, and the command that makes it where it is not there yet. */
interface NewUser {
  readonly name: string;
  readonly command: string | undefined;
}

/** Users that USER names as they are, by name or number, with a group or without; anything else needs quotes, or is a mistake. */
const CAN_BE_WRITTEN = /^(?:[a-z_][a-z0-9_-]*\$?|\d+)(?::[a-z0-9_-]+)?$/i;

/** Adds USER to a stage that has none. Preferred is only a user who is there for it, where nothing speaks against it. */
export function addUser(dockerfile: Dockerfile, stage: Stage): Fix[] {
  if (livesInRootsHome(stage)) return [];
  const existing = existingUser(dockerfile, stage);
  const user = existing ?? newUser(dockerfile, stage);
  if (!user || !CAN_BE_WRITTEN.test(user.name)) return [];
  const title = user.command ? `Create the user "${user.name}" and run as it` : `Run as "${user.name}"`;
  const changes = edits(dockerfile, stage, user);
  return changes
    ? [{ title, edits: changes, safe: false, preferred: existing !== undefined && isPlainService(stage) }]
    : [];
}

/** Puts an end to `USER root`: the line goes if nothing needs it, else USER is set behind what does. */
export function stepDown(dockerfile: Dockerfile, stage: Stage, rootInstruction: Instruction): Fix[] {
  const owner = chain(stage).find((link) => link.instructions.includes(rootInstruction));
  const before = owner && stateBefore(owner, rootInstruction).user?.value;
  const previous = before !== undefined && !/^(?:root|0)(?::|$)/.test(before) ? before : undefined;
  if (previous !== undefined && owner === stage && !needsRoot(stage, rootInstruction)) {
    const edit = removeInstruction(dockerfile, rootInstruction);
    return [{ title: `Stay user "${previous}"`, edits: [edit], safe: false, preferred: hasHighPorts(stage) }];
  }
  const existing = previous === undefined ? existingUser(dockerfile, stage) : { name: previous, command: undefined };
  const wanted = existing ?? newUser(dockerfile, stage);
  if (!wanted || !CAN_BE_WRITTEN.test(wanted.name)) return [];
  const title = wanted.command ? `Create the user "${wanted.name}" and run as it` : `Run as "${wanted.name}"`;
  const changes = edits(dockerfile, stage, wanted, false);
  const preferred = existing !== undefined && hasHighPorts(stage) && (previous !== undefined || hasNoVolumes(stage));
  return changes ? [{ title, edits: changes, safe: false, preferred }] : [];
}

/** Whether there is no volume, which belongs to root, for the program to write to. */
const hasNoVolumes = (stage: Stage): boolean => configuration(stage).volumes.size === 0;

/** Whether no port is exposed that root alone may open on some hosts, or may be. */
const hasHighPorts = (stage: Stage): boolean =>
  [...configuration(stage).ports.values()].every(({ value }) =>
    value?.split(/\s+/).every((port) => !/^\d/.test(port) || Number.parseInt(port, 10) >= 1024),
  );

/** Whether nothing tells that the program may miss root: it is started here, and has no volume and no low port. */
function isPlainService(stage: Stage): boolean {
  const { entrypoint, cmd } = configuration(stage);
  return (entrypoint !== undefined || cmd !== undefined) && hasNoVolumes(stage) && hasHighPorts(stage);
}

/** Whether the program has files below /root, which is closed to all others. */
const livesInRootsHome = (stage: Stage): boolean =>
  chain(stage).some(({ instructions }) =>
    instructions.some(({ words, pairs }) =>
      [...words, ...pairs.flatMap(({ value }) => value ?? [])].some(
        ({ text }) => ROOTS_HOME.test(text) || text.split('\n').some(installsForUser),
      ),
    ),
  );

const ROOTS_HOME = /(?:^|[\s:="'])(?:\/root(?:[/:"'\s]|$)|~\/)/;

/** `pip install --user`. The first one decides, so that many without the option take no longer than the line. */
function installsForUser(line: string): boolean {
  const install = line.search(/\bpip3?\s+install\s/);
  return install >= 0 && /\s--user\b/.test(line.slice(install));
}

const CHANGES_FILES = new Set<string | undefined>(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/** Whether something behind an instruction may need root. */
function needsRoot(stage: Stage, instruction: Instruction): boolean {
  return stage.instructions
    .slice(stage.instructions.indexOf(instruction) + 1)
    .some(({ name }) => CHANGES_FILES.has(name));
}

/** A user that the base image or a command of these stages has made. */
function existingUser(dockerfile: Dockerfile, stage: Stage): NewUser | undefined {
  const created = createdUser(dockerfile, stage);
  if (created !== undefined) return { name: created, command: undefined };
  const known = baseFacts(stage)?.runtimeUser;
  return known && { name: known.name, command: undefined };
}

/** The user that a `useradd` or `adduser` of the stage or its bases makes, if it is just one. */
function createdUser(dockerfile: Dockerfile, stage: Stage): string | undefined {
  const names = new Set(chain(stage).flatMap((link) => usersMadeIn(dockerfile, link).map(({ name }) => name)));
  return names.size === 1 ? [...names][0] : undefined;
}

/** A user of our own, made as the distribution makes users; undefined where that is not known. */
function newUser(dockerfile: Dockerfile, stage: Stage): NewUser | undefined {
  if (root(stage).kind === 'scratch') return { name: '65532:65532', command: undefined };
  const facts = baseFacts(stage);
  if (!facts) return undefined;
  const last = stage.instructions.at(-1) ?? stage.from;
  const hasShell = facts.shell === 'posix' && isPosix(dialectAt(dockerfile, stage, last));
  switch (facts.distribution) {
    case 'debian':
    case 'ubuntu':
      return hasShell ? { name: 'app', command: 'useradd --uid 10001 --create-home app' } : undefined;
    case 'alpine':
    case 'busybox':
    case 'wolfi':
      return hasShell ? { name: 'app', command: 'adduser -D -u 10001 app' } : undefined;
    case 'distroless':
      return { name: '65532:65532', command: undefined };
    case 'fedora':
    case 'rhel':
    case 'suse':
    case 'arch':
      // Small variants lack useradd; a number needs no entry anywhere.
      return { name: '10001:10001', command: undefined };
    default:
      return undefined;
  }
}

/** Instructions that need root, or decide themselves who works on. COPY does not: what it writes is root's in any case. */
const NEEDS_ROOT = new Set<string | undefined>(['RUN', 'WORKDIR', 'USER']);

/**
 * USER stands behind everything that needs root, in front of what starts the program. The command that makes the user
 * stands in front of the first COPY, so that changed sources do not run it again, provided root is the user there.
 * Undefined where an instruction in front of it is broken, and might swallow it.
 */
function edits(dockerfile: Dockerfile, stage: Stage, user: NewUser, rootThroughout = true): Edit[] | undefined {
  const { instructions } = stage;
  const last = instructions.findLastIndex(({ name }) => NEEDS_ROOT.has(name));
  const start = instructions.findIndex(({ name }, i) => i > last && (name === 'CMD' || name === 'ENTRYPOINT'));
  const before = start < 0 ? instructions : instructions.slice(0, start);
  if (![stage.from, ...before].every((instruction) => isWhole(dockerfile, instruction))) return undefined;
  const add = (lines: string[]): Edit =>
    start < 0
      ? insertAfter(dockerfile, instructions.at(-1) ?? stage.from, ...lines)
      : insertBefore(dockerfile, instructions[start]!, ...lines);
  const line = `${keyword(dockerfile, 'USER')} ${user.name}`;
  if (user.command === undefined) return [add([line])];
  const run = `${keyword(dockerfile, 'RUN')} ${user.command}`;
  const firstCopy = rootThroughout ? before.find(({ name }) => name === 'COPY' || name === 'ADD') : undefined;
  return firstCopy ? [insertBefore(dockerfile, firstCopy, run), add([line])] : [add([run, line])];
}
