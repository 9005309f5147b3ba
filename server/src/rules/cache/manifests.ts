import type { PackageManager } from '../../knowledge/package-managers.ts';
import { resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { directoryOf } from '../support/directory.ts';
import { hasOption, isPath, operandsOf, type PackageCommand, packageCommands } from '../support/package-command.ts';
import { projectManager } from '../support/project-manager.ts';

/** An install of the dependencies that files of the project list. */
export interface ManifestInstall {
  readonly command: PackageCommand;
  readonly manager: PackageManager;
  /** The directory it works in. */
  readonly directory: string;
  /** The files it was told of, or those it looks for, as absolute paths. */
  readonly manifests: readonly string[];
  readonly lockFiles: readonly string[];
  /** Whether it was told of them: `-r requirements.txt`. */
  readonly named: boolean;
}

/** The installs of a RUN that need nothing but manifests, so far as can be told. */
export function manifestInstalls(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  workspace: Workspace,
): ManifestInstall[] {
  return packageCommands(dockerfile, stage, run).flatMap((command) => {
    if (!readsManifestsAlone(command)) return [];
    const directory = directoryOf(dockerfile, stage, run, command);
    if (directory === undefined) return [];
    const manager = projectManager(stage, command, workspace);
    const named = command.manifests.filter((file) => file !== undefined);
    const files = named.length > 0 ? named : manager.manifests;
    const at = (file: string) => resolvePath(directory, file);
    return [
      {
        command,
        manager,
        directory,
        manifests: files.map(at),
        lockFiles: named.length > 0 ? [] : manager.lockFiles.map(at),
        named: named.length > 0,
      },
    ];
  });
}

/** Options of installs that see to several projects at once, or to none. */
const NOT_THIS_PROJECT: readonly (readonly [managers: RegExp, options: readonly string[]])[] = [
  [
    /^(?:npm|pnpm|bun|yarn)/,
    ['-g', '--global', '-w', '--workspace', '--workspaces', '--filter', '-F', '-r', '--recursive'],
  ],
  [/^uv$/, ['--package', '--all-packages']],
];

/** Managers whose sub-command reads a manifest only when told of it. */
const NEEDS_TO_BE_TOLD = /^(?:pip (?:install|wheel|download)|uv pip .*|conda (?:install|create))$/;

function readsManifestsAlone(command: PackageCommand): boolean {
  const { manager, manifests, shell } = command;
  if (shell.openEnded || shell.conditional || manifests.some((file) => file?.includes('$') ?? true)) return false;
  if (manager.goals) return onlyResolves(command);
  if (!manager.readsManifests.includes(command.command)) return false;
  if (manifests.length === 0 && NEEDS_TO_BE_TOLD.test(`${manager.name} ${command.command}`)) return false;
  if (NOT_THIS_PROJECT.some(([managers, options]) => managers.test(manager.name) && hasOption(command, ...options)))
    return false;
  const operands = operandsOf(command);
  if (manager.name === 'go') return true;
  if (manager.name === 'dotnet') return !operands.includes(undefined);
  if (manifests.length > 0) return operands.every((operand) => operand !== undefined && !isPath(operand));
  return operands.length === 0;
}

/** Maven and Gradle: all their goals only fetch. */
function onlyResolves({ manager, command, words: given, operands }: PackageCommand): boolean {
  const goals = [command, ...operands.map((index) => given[index])];
  const resolves = (goal: string | undefined) =>
    goal !== undefined && (manager.readsManifests.includes(goal) || (manager.name === 'maven' && RESOLVES.test(goal)));
  return goals.some(resolves) && goals.every((goal) => goal === 'clean' || resolves(goal));
}

/** With the plugin's version or full name: `org.apache.maven.plugins:maven-dependency-plugin:3.6.0:go-offline`. */
const RESOLVES = /(?:^|:)(?:maven-)?dependency(?:-plugin)?:(?:[\d.]+:)?(?:go-offline|resolve(?:-plugins)?)$/;
