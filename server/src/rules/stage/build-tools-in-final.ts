import { isBuildPackage } from '../../knowledge/build-tools.ts';
import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededByDefault } from '../../model/graph.ts';
import { chain, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Problem, Rule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { startedProgram } from '../support/started.ts';
import { type SystemCommand, type SystemPackage, systemCommands } from '../support/system-packages.ts';
import { isWorkbench } from '../support/workbench.ts';
import { extractBuild } from './extracting.ts';
import { compilesWhatRuns, sdkInVain } from './native/purpose.ts';

export const buildToolsInFinal: Rule = {
  id: 'stage/build-tools-in-final',
  severity: 'information',
  summary: 'Compilers, headers or build tools end up in the image',
  why: `What only the build needs makes the image larger, slower to pull and easier to attack. Compile in a builder stage, and
copy the result: \`COPY --from=build /app /app\`. Where something has to be compiled in the last stage, remove the tools in the same RUN
that installs them.`,
  reported:
    'FROM node:22 AS assets\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM python:3.13-slim\nRUN apt-get update && apt-get install -y [|gcc|] libpq-dev libpq5\nCOPY --from=assets /app/dist /app/static\nUSER nobody\nCMD ["python", "-m", "app"]\n',
  fine: 'FROM node:22 AS assets\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM python:3.13-slim\nRUN apt-get update && apt-get install -y libpq5\nCOPY --from=assets /app/dist /app/static\nUSER nobody\nCMD ["python", "-m", "app"]\n',
  peers: ['tally prefer-multi-stage-build', 'droast DF011'],
  *check(dockerfile, workspace) {
    const { final } = dockerfile;
    if (!final || isWorkbench(final) || !isForRunning(final)) return;
    const sdk = sdkInVain(dockerfile, final);
    if (sdk) {
      yield { range: sdk.range, message: `The build tools of ${sdk.text} stay in the image.` };
      return;
    }
    if (!buildsElsewhere(dockerfile, final) && !compilesWhatRuns(dockerfile, final)) return;
    for (const stage of chain(final)) yield* problemsOf(dockerfile, stage, workspace);
  },
};

/** Images that are started with a shell, a build tool or nothing at all are there to be worked with. */
function isForRunning(final: Stage): boolean {
  const program = startedProgram(final);
  const facts = baseFacts(final);
  if (program === undefined) return facts?.dropsPrivileges === true || facts?.rootMaster === true;
  return !/^(?:.*\/)?(?:(?:ba|z|da|a|fi)?sh|sleep|tail|make|cmake|go|cargo|rustc|gcc|clang|mvnw?|gradlew?|sbt|ant|bazel)$/.test(
    program,
  );
}

/** Whether other stages make something for it, so that this one need not. */
const buildsElsewhere = (dockerfile: Dockerfile, final: Stage): boolean => {
  const own = chain(final);
  return [...neededByDefault(dockerfile)].some((stage) => !own.includes(stage));
};

function* problemsOf(dockerfile: Dockerfile, stage: Stage, workspace: Workspace): Iterable<Problem> {
  const runs = stage.instructions.filter(({ name }) => name === 'RUN');
  const all = runs.map((run) => ({ run, commands: systemCommands(dockerfile, stage, run) }));
  for (const [i, { run, commands }] of all.entries()) {
    if (putsInOrder(dockerfile, run)) continue;
    const later = all.slice(i).flatMap((other) => other.commands);
    for (const command of commands) {
      const tools = toolsOf(command, later);
      if (tools.length > 0) yield problem(dockerfile, stage, run, tools, workspace);
    }
  }
}

/** `apt-mark auto` and a purge of all that is not needed leave what the programs link to, and `dnf history undo` nothing. */
const putsInOrder = (dockerfile: Dockerfile, { range }: Instruction): boolean =>
  /\bapt-mark\s+auto\b|\bhistory\s+undo\b/.test(dockerfile.text.slice(range.start, range.end));

/** The build packages of an install that stay. Those that a later layer removes are told of by layer/delete-in-later-layer. */
function toolsOf(install: SystemCommand, later: readonly SystemCommand[]): SystemPackage[] {
  if (install.action !== 'install' || install.command.shell.conditional) return [];
  const start = install.command.range.start;
  const removals = later.filter(({ action, command }) => action === 'remove' && command.range.start > start);
  const removed = new Set(removals.flatMap(({ packages }) => packages.map(({ name }) => name)));
  const unsure = removals.some(
    ({ command, packages }) =>
      command.shell.openEnded || packages.some(({ word }) => word.value === undefined || /[*?^]/.test(word.value)),
  );
  if (unsure || (install.group !== undefined && removed.has(install.group))) return [];
  const { manager } = install.command;
  return install.packages.filter(({ name }) => isBuildPackage(manager.name, name) && !removed.has(name));
}

function problem(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  tools: readonly SystemPackage[],
  workspace: Workspace,
): Problem {
  const names = tools.map(({ name }) => name);
  return {
    range: tools[0]!.word.range,
    message: `${listed(names)} ${names.length > 1 ? 'stay' : 'stays'} in the image.`,
    fixes: () => extractBuild(dockerfile, stage, run, workspace),
  };
}
