import { resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import { scriptOf } from '../../model/run.ts';
import { runSteps, type Step } from '../../model/run-steps.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ChainLink, ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, replace } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { removeLinks } from '../support/command-edits.ts';
import { userAt } from '../support/user.ts';
import { isWhole } from '../support/whole.ts';
import { type Archive, namesArchive } from './copied-archive.ts';
import type { Extraction } from './extraction.ts';

/** Makes ADD of a COPY whose only archive the RUN directly below unpacks, and takes the unpacking out of that RUN. */
export function addInstead(dockerfile: Dockerfile, archive: Archive, step: Step, extraction: Extraction): Fix[] {
  const { copy, word } = archive;
  const { stage, run } = step;
  const isNext = stage.instructions[stage.instructions.indexOf(copy) + 1] === run;
  const isSimple = copy.flags.length === 0 && copy.words.length === 2 && !/[*?[]/.test(word.text);
  // Those of the archive own what ADD unpacks, as they do where root unpacks.
  const isAlike = extraction.plain && userAt(dockerfile, stage, run).root !== false && run.form === 'plain';
  if (!isNext || !isSimple || !isAlike || !isWhole(dockerfile, copy) || !isWhole(dockerfile, run)) return [];
  const folder = folderOf(step, extraction);
  const removed = folder === undefined ? undefined : withoutUnpacking(dockerfile, archive, step);
  if (folder === undefined || !removed || isNamedBelow(dockerfile, archive, stage.instructions, run)) return [];
  const target = copy.words[1]!;
  const isJson = dockerfile.text[target.range.start] === '"' && copy.form === 'json';
  const edits = [
    replace(copy.keyword.range, copy.keyword.text === 'copy' ? 'add' : 'ADD'),
    replace(target.range, isJson ? JSON.stringify(folder) : folder),
    ...removed,
  ];
  return [{ title: `Unpack it into "${folder}" with ADD`, edits, safe: false, preferred: true }];
}

/** Where the archive is unpacked, as ADD has to be told. */
function folderOf({ stage, run, directory }: Step, { into }: Extraction): string | undefined {
  const isHere = directory === workdirAt(stage, run);
  if (!into) return isHere ? './' : slashed(directory);
  const { value } = into;
  if (value === undefined || !/^[\w./-]+$/.test(value)) return undefined;
  if (value.startsWith('/') || isHere) return slashed(value);
  return directory === undefined ? undefined : slashed(resolvePath(directory, value));
}

const slashed = (path: string | undefined): string | undefined =>
  path === undefined || path.startsWith('/?') ? undefined : path.replace(/\/*$/, '/');

/** Takes the unpacking out, and what deletes the archive; the whole RUN if nothing else is left but to make the folder. */
function withoutUnpacking(dockerfile: Dockerfile, archive: Archive, { stage, run, command }: Step): Edit[] | undefined {
  const { links, complete } = scriptOf(dockerfile, stage, run);
  if (!complete || !isLink(command)) return undefined;
  const superfluous = new Set<ChainLink>();
  let isRest = false;
  for (const step of runSteps(dockerfile, stage, run)) {
    const link = links.find(({ range }) => range.start === step.command.link?.range.start);
    const isGone = step.command === command || deletesAlone(dockerfile, archive, step);
    if (isGone && link && isLink(step.command)) superfluous.add(link);
    else if (namesIt(dockerfile, archive, step)) return undefined;
    else if (!/^(?:mkdir|cd)$/.test(step.command.program ?? '')) isRest = true;
  }
  return isRest ? removeLinks(links, superfluous) : [removeInstruction(dockerfile, run)];
}

const isLink = ({ link, pipe, redirects, background }: ShellCommand): boolean =>
  link !== undefined && pipe.length === 1 && !background && redirects.every(({ operator }) => operator !== '>');

const deletesAlone = (dockerfile: Dockerfile, archive: Archive, step: Step): boolean => {
  if (step.command.program !== 'rm') return false;
  const { operands } = parseOptions(step.command.args);
  return (
    operands.length > 0 &&
    operands.every((word) => !word.text.includes('*') && namesArchive(dockerfile, step, word, archive))
  );
};

const namesIt = (dockerfile: Dockerfile, archive: Archive, step: Step): boolean =>
  step.command.args.some((word) => namesArchive(dockerfile, step, word, archive));

const isNamedBelow = (
  { text }: Dockerfile,
  { names }: Archive,
  instructions: readonly Instruction[],
  run: Instruction,
): boolean => {
  const below = text.slice(run.range.end, instructions.at(-1)!.range.end);
  return names.some((name) => below.includes(name));
};
