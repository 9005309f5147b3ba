import { isBuildPackage } from '../../knowledge/build-tools.ts';
import { stateBefore } from '../../model/configuration.ts';
import { baseName } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, keyword } from '../../model/edits.ts';
import { commandsOf } from '../../model/run.ts';
import { runSteps } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Fix } from '../rule.ts';
import { readPackageCommand } from '../support/package-command.ts';
import { isStarted, startedProgram } from '../support/started.ts';
import { readSystemCommand } from '../support/system-packages.ts';
import { isWhole } from '../support/whole.ts';
import { freeName } from './naming.ts';
import type { Build } from './native/build.ts';
import { cBuild } from './native/c.ts';
import { goBuild } from './native/go.ts';
import { bringsSourcesOnly } from './sources.ts';

/**
 * Splits the last stage behind the command that compiles what it starts: above are the tools and the sources, below the
 * program and the configuration. Only where nothing else of what stands above can be needed when the program runs.
 */
export function extractBuild(dockerfile: Dockerfile, stage: Stage, install: Instruction, workspace: Workspace): Fix[] {
  if (stage !== dockerfile.final || !stage.image || shiftsAnIndex(dockerfile)) return [];
  const build = onlyBuild(dockerfile, stage, install, workspace);
  const [output] = build?.outputs ?? [];
  const path = output?.kind === 'file' ? output.path : undefined;
  if (!build || path === undefined || !/^(?:\/[\w.-]+)+$/.test(path) || !isWhatRuns(stage, path)) return [];
  const edits = split(dockerfile, stage, build.run, path);
  return edits ? [{ title: 'Compile in a stage of its own', edits, safe: false, preferred: true }] : [];
}

/** Whether a path is the program that is started, and not an argument of another one. */
const isWhatRuns = (stage: Stage, path: string): boolean =>
  isStarted(stage, path) && baseName(startedProgram(stage) ?? '') === baseName(path);

/** Images in `COPY --from` and mounts come behind the stages when they are counted. */
const shiftsAnIndex = ({ references }: Dockerfile): boolean =>
  references.some(({ byIndex, source }) => byIndex && source.kind !== 'stage');

const ABOVE: ReadonlySet<string | undefined> = new Set(['WORKDIR', 'COPY', 'RUN']);

/** The one command that compiles, if all that stands above it only serves it. */
function onlyBuild(
  dockerfile: Dockerfile,
  stage: Stage,
  install: Instruction,
  workspace: Workspace,
): Build | undefined {
  const last = stage.instructions.findLast(({ name }) => name === 'RUN');
  const above = last ? stage.instructions.slice(0, stage.instructions.indexOf(last)) : [];
  const build = last && compiledBy(dockerfile, stage, last);
  if (!build || !above.includes(install)) return undefined;
  const serves = above.every((instruction) => {
    if (!ABOVE.has(instruction.name)) return false;
    if (instruction.name === 'COPY') return bringsSourcesOnly(stage, instruction, workspace);
    return instruction.name === 'WORKDIR' || preparesOnly(dockerfile, stage, instruction, build);
  });
  return serves ? build : undefined;
}

/** Options after which a program needs more than the libc, and libraries that are part of it. */
const NEEDS_MORE =
  /^(?:-l(?!(?:m|c|dl|rt|pthread)$)|-fopenmp|-fsanitize|-shared|-pg$|-Wl,|-x$|@|-buildmode|-linkshared)/;

/** The command of a RUN that has just one, where it makes one program that runs without the tools. */
function compiledBy(dockerfile: Dockerfile, stage: Stage, run: Instruction): Build | undefined {
  const [step, ...others] = runSteps(dockerfile, stage, run);
  if (!step || others.length > 0 || step.command.conditional || step.command.openEnded) return undefined;
  const { args, program = '', wrappers, redirects } = step.command;
  const isPlain = wrappers.length === 0 && redirects.length === 0 && args.every(({ pattern }) => pattern !== undefined);
  if (!isPlain || args.some(({ value = '' }) => NEEDS_MORE.test(value))) return undefined;
  // C++ and Fortran need libraries of their own.
  if (/^(?:gcc|cc|c99)(?:-\d+)?$/.test(program)) return cBuild(dockerfile, step);
  if (/^(?:g\+\+|c\+\+)(?:-\d+)?$/.test(program) && args.some(({ value }) => value === '-static')) {
    return cBuild(dockerfile, step);
  }
  return program === 'go' ? goBuild(dockerfile, step) : undefined;
}

/** Packages that leave nothing behind in what they compile. */
const TOOLS =
  /^(?:gcc|g\+\+|libc6-dev|libc-dev|musl-dev|linux-headers|make|binutils|build-essential|build-base|go|golang|golang-go)$/;

/** Whether a RUN only installs such tools, or fetches modules. */
function preparesOnly(dockerfile: Dockerfile, stage: Stage, run: Instruction, { tool }: Build): boolean {
  const commands = commandsOf(dockerfile, stage, run);
  return commands.length > 0 && commands.every((command) => !command.conditional && prepares(command, tool));
}

function prepares(shell: ShellCommand, tool: Build['tool']): boolean {
  if (shell.wrappers.length > 0) return false;
  if (shell.program === 'rm') {
    return shell.args.every(({ pattern = '' }) => /^-|^\/var\/(?:lib\/apt\/lists|cache)\b/.test(pattern));
  }
  const command = readPackageCommand(shell);
  if (!command) return false;
  if (tool === 'go' && command.manager.name === 'go') return command.command === 'mod download';
  const system = readSystemCommand(command);
  // The rest of what these do is to refresh lists and to clean caches.
  if (!system) return command.manager.kind === 'system';
  const isTool = (name: string) => TOOLS.test(name) && isBuildPackage(command.manager.name, name);
  return system.action === 'install' && system.packages.every(({ name }) => isTool(name));
}

/** The edits: a name for what is above, and below a stage on the same base that takes the program. */
function split(dockerfile: Dockerfile, stage: Stage, run: Instruction, path: string): Edit[] | undefined {
  const image = stage.image!;
  const name = freeName(dockerfile, 'build');
  if (name === undefined || !isWhole(dockerfile, run)) return undefined;
  const as = keyword(dockerfile, 'FROM') === 'from' ? 'as' : 'AS';
  const { workdir } = stateBefore(stage, run);
  if (workdir && (workdir.value === undefined || /\s/.test(workdir.value))) return undefined;
  const flags = stage.from.flags.map(({ range }) => dockerfile.text.slice(range.start, range.end));
  const from = [keyword(dockerfile, 'FROM'), ...flags, image.text, ...(stage.name ? [as, stage.name.text] : [])];
  const lines = [
    '',
    from.join(' '),
    ...(workdir ? [`${keyword(dockerfile, 'WORKDIR')} ${workdir.value}`] : []),
    `${keyword(dockerfile, 'COPY')} --from=${name} ${path} ${path}`,
  ];
  const naming = stage.name ? replace(stage.name.range, name) : insert(image.range.end, ` ${as} ${name}`);
  return [naming, insertAfter(dockerfile, run, ...lines)];
}
