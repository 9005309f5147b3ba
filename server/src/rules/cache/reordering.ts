import { type Copied, copiedBy, namesFile } from '../../model/copied.ts';
import { isWithin, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import {
  indentOf,
  insertBefore,
  keyword,
  lineBreak,
  lineEnd,
  lineStart,
  startWithComments,
} from '../../model/edits.ts';
import { commandsOf, scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert, remove, replace } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { leavesAlone } from '../support/plain-commands.ts';
import type { BroadCopy, PlacedInstall } from './broad-copy.ts';
import { filesToCopy, inContext, type Place } from './files-to-copy.ts';
import { type Cut, cutBehindInstall } from './splitting.ts';

/** A broad COPY and the installs behind it. */
interface Misplaced extends BroadCopy {
  readonly installs: readonly PlacedInstall[];
}

/**
 * Copies what the install reads directly before it, and the rest behind it. None where something up to then may need
 * the rest, or where it would end up differently behind the install.
 */
export function copyLater(dockerfile: Dockerfile, stage: Stage, misplaced: Misplaced): Fix[] {
  const { copied, place, installs, named } = misplaced;
  const { run } = installs[0]!;
  const together = installs.filter((other) => other.run === run).map(({ install }) => install);
  const files = together.map((install) => filesToCopy(install, place));
  if (!files.every((list) => list !== undefined)) return [];
  // A later install of another kind would leave the COPY where it is in the way.
  const known = new Set(files.flat());
  const others = installs.filter((other) => other.run !== run);
  if (others.some(({ install }) => !install.manifests.some((path) => known.has(path)))) return [];
  if (!canMove(dockerfile, stage, copied, run)) return [];
  const cut = cutBehindInstall(dockerfile, stage, run, together, place.destination);
  if (!cut) return [];
  const missing = [...known].filter((file) => !named.some((other) => namesFile(other, file.replace('*', ''))));
  const lines = copyLines(dockerfile, stage, copied, run, place, missing);
  // A folder whose name is not known.
  if (lines.some((line) => line.includes('/?'))) return [];
  return [
    {
      title: `Copy only what "${together[0]!.command.label}" reads before it`,
      edits: edits(dockerfile, stage, copied.instruction, run, lines, cut),
      safe: false,
      preferred: true,
    },
  ];
}

/** Whether a COPY does the same behind a RUN, and nothing up to there needs or changes what it brings. */
function canMove(dockerfile: Dockerfile, stage: Stage, copied: Copied, run: Instruction): boolean {
  const { instruction, destination } = copied;
  if (destination === undefined || instruction.heredocs.length > 0) return false;
  const text = instruction.words.at(-1)!.text;
  if (!text.startsWith('/') && workdirAt(stage, instruction) !== workdirAt(stage, run)) return false;
  const all = stage.instructions;
  const between = all.slice(all.indexOf(instruction) + 1, all.indexOf(run));
  const hasVariables = instruction.words.some((word) => word.text.includes('$'));
  return between.every((other) => {
    if (other.name === 'ARG' || other.name === 'ENV') return !hasVariables;
    return canPass(dockerfile, stage, destination, other);
  });
}

/** Whether it does not matter for an instruction if the folder is filled before or after it. */
function canPass(dockerfile: Dockerfile, stage: Stage, folder: string, instruction: Instruction): boolean {
  switch (instruction.name) {
    case undefined:
    case 'VOLUME':
      return false;
    case 'COPY':
    case 'ADD': {
      const destination = copiedBy(stage, instruction)?.destination;
      return destination !== undefined && !isWithin(destination, folder) && !isWithin(folder, destination);
    }
    case 'RUN': {
      const commands = commandsOf(dockerfile, stage, instruction);
      const workdir = workdirAt(stage, instruction);
      const { complete } = scriptOf(dockerfile, stage, instruction);
      return complete && commands.length > 0 && commands.every((command) => leavesAlone(command, folder, workdir));
    }
    default:
      return true;
  }
}

/** COPY lines for the manifests, one for each folder they go to, with the flags of the broad COPY. */
function copyLines(
  dockerfile: Dockerfile,
  stage: Stage,
  { instruction }: Copied,
  run: Instruction,
  place: Place,
  files: readonly string[],
): string[] {
  const targets = new Map<string, string[]>();
  for (const file of files) {
    const folder = file.endsWith('/') ? file : file.slice(0, file.lastIndexOf('/') + 1);
    const names = targets.get(folder) ?? [];
    names.push(inContext(place, file));
    targets.set(folder, names);
  }
  const workdir = workdirAt(stage, run);
  const flags = instruction.flags
    .filter(({ name }) => name.text === 'chown' || name.text === 'chmod' || name.text === 'link')
    .map(({ range }) => dockerfile.text.slice(range.start, range.end));
  return [...targets].map(([folder, names]) => {
    const path = folder === '/' ? folder : folder.slice(0, -1);
    const relative = isWithin(path, workdir) && workdir !== '/';
    const target = relative ? `.${path.slice(workdir.length)}/` : folder;
    return [keyword(dockerfile, 'COPY'), ...flags, ...names, target].join(' ');
  });
}

/** A comment that says it is about the dependencies stays with them. */
const ABOUT_INSTALL = /install|depend|require|package|manifest|lock/i;

function edits(
  dockerfile: Dockerfile,
  stage: Stage,
  copy: Instruction,
  run: Instruction,
  lines: readonly string[],
  cut: Cut,
): Edit[] {
  const { text } = dockerfile;
  const newline = lineBreak(dockerfile);
  const adjacent = stage.instructions[stage.instructions.indexOf(copy) + 1] === run;
  const top = startWithComments(dockerfile, copy);
  const line = lineStart(text, copy.begin);
  const start = adjacent && ABOUT_INSTALL.test(text.slice(top, line)) ? line : top;
  const indent = indentOf(dockerfile, copy);
  const next = stage.instructions[stage.instructions.indexOf(copy) + 1]!;
  const spaced = /\n[ \t]*\r?\n/.test(text.slice(copy.range.end, startWithComments(dockerfile, next)));
  const gap = newline + (spaced ? newline : '');
  const rest = gap + text.slice(start, copy.range.end);
  const tail = cut.second === undefined ? '' : gap + indentOf(dockerfile, run) + cut.second;
  return [
    ...(adjacent && lines.length > 0
      ? [replace({ start, end: copy.range.end }, lines.map((one) => indent + one).join(newline))]
      : [
          remove({ start, end: endWithBlankLine(text, start, copy.range.end) }),
          insertBefore(dockerfile, run, ...lines),
        ]),
    ...cut.options,
    cut.at.start === cut.at.end ? insert(cut.at.start, rest + tail) : replace(cut.at, rest + tail),
  ];
}

/** The end of lines to delete: with the blank line below, if there is one above as well. */
function endWithBlankLine(text: string, start: number, end: number): number {
  const behind = lineEnd(text, end);
  const blank = /^[ \t]*\r?\n/.exec(text.slice(behind))?.[0];
  return blank !== undefined && /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, start)) ? behind + blank.length : behind;
}
