import { workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink, Script, ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { hasOption, readPackageCommand, wordsOf } from '../support/package-command.ts';
import { isUpkeep, leavesAlone } from '../support/plain-commands.ts';
import { isShipped } from '../support/shipped.ts';
import { isWhole } from '../support/whole.ts';
import type { ManifestInstall } from './manifests.ts';

/** Where the sources come in: behind the RUN, or where it is taken apart. */
export interface Cut {
  /** What gives way to them; empty behind the RUN. */
  readonly at: Range;
  /** The RUN that follows them. */
  readonly second: string | undefined;
  /** Edits that make the install leave out the project itself. */
  readonly options: readonly Edit[];
}

/** Commands whose effect would be lost with the shell that ran them. */
const SHELL_STATE = /^(?:cd|pushd|popd|set|export|unset|source|\.|umask|trap|alias|eval|exec|ulimit|shopt|read|local)$/;

/** Where a RUN can be cut so that all of it up to there needs nothing but the manifests; undefined if nowhere. */
export function cutBehindInstall(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  installs: readonly ManifestInstall[],
  folder: string,
): Cut | undefined {
  const script = scriptOf(dockerfile, stage, run);
  if (!script.complete || !isWhole(dockerfile, run)) return undefined;
  const workdir = workdirAt(stage, run);
  const shells = new Set(installs.map(({ command }) => command.shell));
  const needsRest = (command: ShellCommand) => {
    if (shells.has(command)) return false;
    // The manifests bring the directory along that the install works in.
    if (command.program === 'cd') return command.range.start > installs.at(-1)!.command.range.start;
    return !leavesAlone(command, folder, workdir);
  };
  const options = installs.flatMap(leaveOutProject);
  const first = script.commands.find(needsRest);
  const end = { start: run.range.end, end: run.range.end };
  if (!first && options.length === 0) return { at: end, second: undefined, options };
  if (installs.length > 1 || !isPlainList(script, run)) return undefined;
  return split(
    { dockerfile, run, script, install: installs[0]!, first, shipped: isShipped(dockerfile, stage) },
    options,
  );
}

/** `a && b && c` on the command line itself, so that it means the same in two shells. */
const isPlainList = ({ links, commands, assignments }: Script, run: Instruction): boolean =>
  run.form === 'plain' &&
  run.heredocs.length === 0 &&
  assignments.length === 0 &&
  links.every(({ before }, i) => i === 0 || before === '&&') &&
  commands.every(({ link, background }) => link !== undefined && !background);

interface Parts {
  readonly dockerfile: Dockerfile;
  readonly run: Instruction;
  readonly script: Script;
  readonly install: ManifestInstall;
  /** The first command that needs the rest of the sources. */
  readonly first: ShellCommand | undefined;
  readonly shipped: boolean;
}

function split(parts: Parts, options: readonly Edit[]): Cut | undefined {
  const { dockerfile, run, script, install, first, shipped } = parts;
  const { links, commands } = script;
  const indexOf = (command: ShellCommand) => links.findIndex((link) => link.range.start === command.link?.range.start);
  const at = indexOf(install.command.shell);
  const next = first ? indexOf(first) : links.length;
  if (at < 0 || next <= at || install.command.shell.pipe.length > 1) return undefined;
  const early = commands.filter((command) => indexOf(command) < next);
  const onlyMoves = options.length > 0 && early.every((command) => command.program === 'cd' || indexOf(command) === at);
  if (!onlyMoves && early.some(({ program }) => SHELL_STATE.test(program ?? ''))) return undefined;
  // What is deleted in a layer of its own takes as much room as before.
  const late = commands.filter((command) => indexOf(command) >= next);
  if (shipped && late.some((command) => command.program === 'rm' || isUpkeep(command) || removes(command)))
    return undefined;
  const head = dockerfile.text.slice(run.range.start, run.argumentsStart);
  const slice = (from: ChainLink, to: ChainLink) => dockerfile.text.slice(from.range.start, to.range.end);
  const again = slice(links[onlyMoves ? 0 : at]!, links[at]!);
  const cutFrom = links[next - 1]!.range.end;
  if (options.length === 0) {
    // The comments in between stay comments: they now stand above the second RUN.
    const gap = { start: cutFrom, end: links[next]!.range.start };
    return { at: gap, second: commentsIn(dockerfile, run, gap) + head, options };
  }
  if (!first) return { at: { start: run.range.end, end: run.range.end }, second: head + again, options };
  if (next !== at + 1) return undefined;
  const gap = { start: cutFrom, end: links[next]!.range.start };
  return { at: gap, second: `${commentsIn(dockerfile, run, gap)}${head}${again} && `, options };
}

const removes = (command: ShellCommand): boolean => readPackageCommand(command)?.action === 'remove';

/** Comment lines inside a RUN, each with its line break. */
function commentsIn(dockerfile: Dockerfile, run: Instruction, { start, end }: Range): string {
  const newline = dockerfile.text.includes('\r\n') ? '\r\n' : '\n';
  return run.comments
    .filter((comment) => comment.start >= start && comment.end <= end)
    .map((comment) => dockerfile.text.slice(comment.start, comment.end) + newline)
    .join('');
}

/** Adds the options without which a manager installs the project itself, whose sources are not there yet. */
function leaveOutProject({ manager, command }: ManifestInstall): Edit[] {
  const missing = manager.dependenciesOnly.filter((option) => !hasOption(command, option));
  const none = manager.name === 'uv' && hasOption(command, '--no-install-workspace', '--no-install-local');
  const behind = wordsOf(command.shell)[command.commandEnd - 1];
  if (missing.length === 0 || none || !behind) return [];
  return [insert(behind.range.end, missing.map((option) => ` ${option}`).join(''))];
}
