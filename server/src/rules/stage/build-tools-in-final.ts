import { isBuildPackage } from '../../knowledge/build-tools.ts';
import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { finalChain, neededByDefault } from '../../model/graph.ts';
import { rememberWhole } from '../../model/remember.ts';
import { chain, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Problem, Rule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { isWorkbench } from '../support/stage-names.ts';
import { startedProgram } from '../support/started.ts';
import { type SystemCommand, type SystemPackage, systemCommands } from '../support/system-packages.ts';
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
    'FROM debian:12-slim\nRUN apt-get update && apt-get install -y [|gcc|] libc6-dev\nWORKDIR /src\nCOPY server.c ./\nRUN gcc -O2 -o /usr/local/bin/server server.c\nUSER nobody\nENTRYPOINT ["server"]\n',
  fine: 'FROM debian:12-slim AS build\nRUN apt-get update && apt-get install -y gcc libc6-dev\nWORKDIR /src\nCOPY server.c ./\nRUN gcc -O2 -o /usr/local/bin/server server.c\n\nFROM debian:12-slim\nCOPY --from=build /usr/local/bin/server /usr/local/bin/server\nUSER nobody\nENTRYPOINT ["server"]\n',
  peers: ['tally prefer-multi-stage-build', 'droast DF011'],
  changes: 'anything',
  // All parts are judged by the image that the last one makes.
  gathers: (part) => (part.stages[0] === part.final ? verdictOf(part) : ''),
  *check(dockerfile, workspace) {
    const { final } = dockerfile;
    const stages = finalChain(dockerfile);
    const verdict = stages.length > 0 ? verdictOf(dockerfile) : '';
    if (verdict === 'tools') for (const stage of stages) yield* problemsOf(dockerfile, stage, workspace);
    if (verdict !== 'sdk' || !final || !stages.includes(final)) return;
    const sdk = sdkInVain(dockerfile, final)!;
    yield { range: sdk.range, message: `The build tools of ${sdk.text} stay in the image.` };
  },
};

/** What may be wrong with the image: that it has an SDK, or tools that its stages install. */
const verdictOf = rememberWhole((dockerfile: Dockerfile): '' | 'sdk' | 'tools' => {
  const { final } = dockerfile;
  if (!final || isWorkbench(final) || !isForRunning(final)) return '';
  if (sdkInVain(dockerfile, final)) return 'sdk';
  return buildsElsewhere(dockerfile, final) || compilesWhatRuns(dockerfile, final) ? 'tools' : '';
});

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
  const own = new Set(chain(final));
  return [...neededByDefault(dockerfile)].some((stage) => !own.has(stage));
};

function problemsOf(dockerfile: Dockerfile, stage: Stage, workspace: Workspace): Problem[] {
  const problems: Problem[] = [];
  const removed = new Set<string>();
  // From the end, since what is installed may be removed behind it.
  for (const [i, run] of [...stage.instructions.entries()].reverse()) {
    const commands = run.name === 'RUN' ? systemCommands(dockerfile, stage, run) : [];
    const isTidy = commands.length > 0 && putsInOrder(dockerfile, run);
    for (const command of commands.toReversed()) {
      if (command.action === 'remove') {
        if (isUnsure(command)) return problems.reverse();
        for (const { name } of command.packages) removed.add(name);
      } else if (!isTidy) {
        const tools = toolsOf(command, removed);
        const meant = tools.some(({ name }) => COMPILER.test(name)) && isCalledRuntime(dockerfile, stage, i);
        if (tools.length > 0 && !meant) problems.push(problem(dockerfile, stage, run, tools, workspace));
      }
    }
  }
  return problems.reverse();
}

/** `apt-mark auto` and a purge of all that is not needed leave what the programs link to, and `dnf history undo` nothing. */
const putsInOrder = (dockerfile: Dockerfile, { range }: Instruction): boolean =>
  /\bapt-mark\s+auto\b|\bhistory\s+undo\b/.test(dockerfile.text.slice(range.start, range.end));

/** Nobody takes these for something that a program needs when it runs, as headers are taken, unless it is so. */
const COMPILER = /^(?:gcc|g\+\+|clang|build-essential|build-base|alpine-sdk|cuda-)/;

/** Whether the author says that the program needs something when it runs: in a comment of a RUN, or above it. */
function isCalledRuntime(dockerfile: Dockerfile, { from, instructions }: Stage, index: number): boolean {
  let before = index - 1;
  while (/^(?:ENV|ARG|WORKDIR|SHELL)$/.test(instructions[before]?.name ?? '')) before--;
  const start = (instructions[before] ?? from).range.end;
  return /^[ \t]*#.*\brun-?[ ]?time\b/im.test(dockerfile.text.slice(start, instructions[index]!.range.end));
}

/** Whether a removal may be of anything: variables, and the patterns of apt. */
const isUnsure = ({ command, packages }: SystemCommand): boolean =>
  command.shell.openEnded || packages.some(({ word }) => word.value === undefined || /[*?^]/.test(word.value));

/** The build packages of an install that stay. Those that a later layer removes are told of by layer/delete-in-later-layer. */
function toolsOf({ command, group, packages }: SystemCommand, removed: ReadonlySet<string>): SystemPackage[] {
  if (command.shell.conditional || (group !== undefined && removed.has(group))) return [];
  return packages.filter(({ name }) => isBuildPackage(command.manager.name, name) && !removed.has(name));
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
