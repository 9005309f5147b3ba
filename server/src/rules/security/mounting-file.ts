import type { SecretFile } from '../../knowledge/secret-files.ts';
import { baseName, type Copied, type CopiedSource } from '../../model/copied.ts';
import { isKnown, resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import { usesOf } from '../../model/graph.ts';
import { commandsOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert, remove } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { userAt } from '../support/user.ts';

/**
 * Gives a secret file of the build context to the one RUN behind that reads it, as a mount, and copies it no more. None where it is
 * not sure which one that is, or where the file would lie. The build command has to change with it, so this is nothing to be done
 * in bulk.
 */
export function mountFile(
  dockerfile: Dockerfile,
  stage: Stage,
  copied: Copied,
  source: CopiedSource,
  file: SecretFile,
): Fix[] {
  const target = targetOf(copied, source);
  const { instruction } = copied;
  if (target === undefined || instruction.onbuild || !frontendIsAtLeast(dockerfile, 1, 2)) return [];
  const run = onlyReader(dockerfile, stage, instruction, target, file);
  const edit = dropSource(dockerfile, copied, source);
  // The file is root's alone.
  if (!run || !edit || userAt(dockerfile, stage, run).root !== true) return [];
  const id = baseName(target).replace(/^[._]/, '').toLowerCase();
  const behind = run.flags.at(-1)?.range.end ?? run.keyword.range.end;
  return [
    {
      title: `Mount it in the RUN that uses it, and build with --secret id=${id},src=${source.path}`,
      edits: [edit, insert(behind, ` --mount=type=secret,id=${id},target=${target}`)],
      safe: false,
      preferred: false,
    },
  ];
}

const PLAIN = /^[\w./@+-]+$/;

/** Where the file lies then; undefined where that depends on what there is. */
function targetOf({ destination, fromContext, instruction }: Copied, { path }: CopiedSource): string | undefined {
  if (!fromContext || destination === undefined || !isKnown(destination) || !path || !PLAIN.test(path))
    return undefined;
  const name = baseName(path);
  const written = instruction.words.at(-1)!.text;
  const intoFolder = /(?:^|\/)\.{0,2}$/.test(written);
  const target = intoFolder ? resolvePath(destination, name) : destination;
  return PLAIN.test(target) && (intoFolder || baseName(target).includes('.')) && name.includes('.')
    ? target
    : undefined;
}

/** The one RUN behind the COPY that names the file or runs a program that reads it. */
function onlyReader(
  dockerfile: Dockerfile,
  stage: Stage,
  copy: Instruction,
  target: string,
  { readers }: SecretFile,
): Instruction | undefined {
  const { bases, references } = usesOf(dockerfile, stage);
  // What others take from the stage may be this file, or need it.
  if (bases.length > 0 || references.some(({ instruction }) => instruction.words[0]?.text.includes(target)))
    return undefined;
  const name = baseName(target);
  const behind = stage.instructions.slice(stage.instructions.indexOf(copy) + 1);
  const reading = behind.filter((instruction) => {
    if (dockerfile.text.slice(instruction.range.start, instruction.range.end).includes(name)) return true;
    if (instruction.name !== 'RUN') return false;
    return commandsOf(dockerfile, stage, instruction).some(({ program }) => readers.includes(program ?? ''));
  });
  return reading.length === 1 && reading[0]!.name === 'RUN' ? reading[0] : undefined;
}

/** Takes one source out of a COPY, or all of the COPY if it is the only one. */
function dropSource(dockerfile: Dockerfile, { instruction, sources }: Copied, source: CopiedSource): Edit | undefined {
  if (sources.length === 1) return removeInstruction(dockerfile, instruction);
  const { words, form } = instruction;
  const { start } = source.word.range;
  const end = words[words.indexOf(source.word) + 1]?.range.start;
  return form === 'json' || end === undefined ? undefined : remove({ start, end });
}
