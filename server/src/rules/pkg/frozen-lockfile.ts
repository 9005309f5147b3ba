import type { Frozen } from '../../knowledge/package-managers.ts';
import { resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededStages } from '../../model/graph.ts';
import { commandsOf, scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert, replace } from '../../text/edit.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Fix, Rule } from '../rule.ts';
import { directoryOf } from '../support/directory.ts';
import { hasOption, type PackageCommand, packageCommands, textsOf, wordsOf } from '../support/package-command.ts';
import { projectManager } from '../support/project-manager.ts';
import { bringsFile } from './lock-file.ts';

/** Stages to work in, where the lock file is meant to change. */
const WORKBENCH = /(?:^|[-_.])(?:dev|devel|develop|development|devcontainer)(?:[-_.]|\d*$)/i;

const SETTING = 'BUNDLE_FROZEN=true or BUNDLE_DEPLOYMENT=true makes it fail instead';

export const frozenLockfile: Rule = {
  id: 'pkg/frozen-lockfile',
  severity: 'information',
  summary: 'An install may change what the lock file pins',
  why: `The lock file says which versions were tested. An install that may rewrite it gives another image on another day, and
nobody sees the change: it stays in the layer. Use the command or option that keeps to the lock file, or else fails.`,
  reported: 'FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN [|npm install|]\n',
  fine: 'FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\n',
  peers: [],
  changes: ['steps'],
  deep: true,
  *check(dockerfile, workspace) {
    for (const stage of neededStages(dockerfile)) {
      if (WORKBENCH.test(stage.key ?? '')) continue;
      for (const run of stage.instructions) {
        if (run.name !== 'RUN') continue;
        for (const command of packageCommands(dockerfile, stage, run)) {
          const loose = looseInstall(dockerfile, stage, run, command, workspace);
          if (!loose) continue;
          yield {
            range: command.range,
            message: messageOf(command, loose),
            fixes: () => fixes(run, command, loose.frozen),
          };
        }
      }
    }
  },
};

/** An install that may change a lock file that is there. */
interface Loose {
  readonly frozen: Frozen;
  readonly lockFile: string;
}

function looseInstall(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  command: PackageCommand,
  workspace: Workspace,
): Loose | undefined {
  const { frozen } = projectManager(stage, command, workspace);
  if (!frozen?.commands.includes(command.command) || !installsProject(command)) return undefined;
  if (frozen.satisfiedBy.includes(command.command) || hasOption(command, ...frozen.satisfiedBy)) return undefined;
  if (isSetElsewhere(dockerfile, stage, run, command, frozen)) return undefined;
  const directory = directoryOf(dockerfile, stage, run, command);
  if (directory === undefined) return undefined;
  const lockFile = frozen.lockFile.find((name) => bringsFile(stage, run, resolvePath(directory, name), workspace));
  return lockFile === undefined ? undefined : { frozen, lockFile };
}

/** Options that only an update has, or that say that the versions are to be new. */
const ON_PURPOSE = [
  ...[
    '--with-dependencies',
    '--with-all-dependencies',
    '-w',
    '-W',
    '--prefer-lowest',
    '--no-install',
    '--upgrade',
    '-U',
  ],
  ...['--upgrade-package', '-P', '--refresh', '--dry-run', '--lockfile-only', '--package-lock-only'],
];

/** Whether it installs what the project lists, rather than packages that it names. */
function installsProject(command: PackageCommand): boolean {
  const { manager, shell } = command;
  if (shell.conditional || shell.openEnded || hasOption(command, ...ON_PURPOSE)) return false;
  // What Cargo names are the arguments of the program to run.
  if (manager.name === 'cargo') return !hasOption(command, '--manifest-path');
  return command.operands.length === 0;
}

/** Whether the environment, or a setting made before, keeps to the lock file. */
function isSetElsewhere(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  { shell, manager }: PackageCommand,
  frozen: Frozen,
): boolean {
  const { assignments } = scriptOf(dockerfile, stage, run);
  const assigned = new Set([...assignments, ...shell.assignments].map(({ name }) => name));
  if (frozen.satisfiedByEnv.some((name) => assigned.has(name) || stage.scope.declares(name, run))) return true;
  if (manager.name !== 'bundler') return false;
  return stage.instructions.some(
    (other) =>
      other.name === 'RUN' &&
      commandsOf(dockerfile, stage, other).some((command) => {
        const words = textsOf(command).join(' ');
        return /^bundler? config\b.*\b(?:frozen|deployment)\b/.test(words);
      }),
  );
}

function messageOf({ label }: PackageCommand, { frozen, lockFile }: Loose): string {
  const problem = `"${label}" may change what ${lockFile} pins`;
  if (frozen.replace) return `${problem}: "${label.replace(/(?<!\S)\S+$/, frozen.replace[1])}" does not.`;
  return frozen.append ? `${problem}: with ${frozen.append} it fails instead.` : `${problem}: ${SETTING}.`;
}

function fixes(run: Instruction, command: PackageCommand, { replace: replacement, append }: Frozen): Fix[] {
  const last = wordsOf(command.shell)[command.commandEnd - 1];
  if (!last) return [];
  const isJson = run.form === 'json';
  if (replacement && command.commandIndex >= 0) {
    const [, to] = replacement;
    const edits = [replace(last.range, isJson ? `"${to}"` : to)];
    return [{ title: `Use "${command.label.replace(/(?<!\S)\S+$/, to)}"`, edits, safe: false, preferred: true }];
  }
  if (replacement || !append) return [];
  const edits = [insert(last.range.end, isJson ? `, "${append}"` : ` ${append}`)];
  return [{ title: `Add ${append}`, edits, safe: false, preferred: true }];
}
