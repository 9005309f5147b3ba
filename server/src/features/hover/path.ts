import { readSource } from '../../model/add-source.ts';
import { stateBefore } from '../../model/configuration.ts';
import { isKnown, isWindowsPath, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Placed } from '../../model/instructions.ts';
import { root, type Stage } from '../../model/stage.ts';
import { readHeredocWord } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { contains } from '../../text/range.ts';
import { stagePathAt } from '../provenance.ts';
import { describeOrigin } from './provenance.ts';
import { type Hover, paragraphs } from './text.ts';
import type { Writer } from './writer.ts';

/**
 * What a path at an offset means: a source or a destination of COPY and ADD, a mount's, or the directory of WORKDIR.
 * @param counted what is known of the files of a source
 */
export function describePath(
  writer: Writer,
  { instruction, stage }: Placed,
  offset: number,
  counted: string,
): Hover | undefined {
  if (!stage) return undefined;
  const found = stagePathAt(writer.dockerfile, offset);
  if (found) {
    const { markup } = writer;
    const where = `${found.pattern === undefined ? '' : 'Files in '}${markup.code(found.path)} of ${writer.stage(found.from)}`;
    return { range: found.word.range, text: paragraphs(markup.bold(where), describeOrigin(writer, found)) };
  }
  const { name, words } = instruction;
  const word = words.find(({ range }) => contains(range, offset));
  if (name === 'WORKDIR' && word)
    return absolute(writer, stage, instruction, word, 'The working directory from here on.');
  if ((name === 'COPY' || name === 'ADD') && word && words.length > 1) {
    if (readHeredocWord(word.text)) return undefined;
    return word === words.at(-1)
      ? destination(writer, stage, instruction, word)
      : source(writer, stage, instruction, word, counted);
  }
  const target = instruction.mounts.find(({ range }) => contains(range, offset))?.mount?.target;
  return target && contains(target.range, offset)
    ? absolute(writer, stage, instruction, target, 'Where it is mounted.')
    : undefined;
}

function destination(writer: Writer, stage: Stage, instruction: Instruction, word: Word): Hover | undefined {
  const value = stage.scope.evaluate(word.text, instruction);
  const isFolder = instruction.words.length > 2 || /(?:^|\/)\.{0,2}$/.test(value ?? '');
  return absolute(
    writer,
    stage,
    instruction,
    word,
    isFolder ? 'The directory to copy to.' : 'Where it is copied to.',
    isFolder,
  );
}

/** A path as it is seen from the root. */
function absolute(
  writer: Writer,
  stage: Stage,
  instruction: Instruction,
  word: Word,
  about: string,
  isFolder = false,
): Hover | undefined {
  const { markup, at } = writer;
  const value = stage.scope.evaluate(word.text, instruction);
  const directory = workdirAt(stage, instruction);
  if (value === undefined || value === '' || instruction.onbuild) return undefined;
  if (isWindowsPath(value) || (!value.startsWith('/') && isWindowsPath(directory))) return undefined;
  const { workdir } = stateBefore(stage, instruction);
  if (!value.startsWith('/') && !isKnown(directory)) {
    const whose = workdir
      ? at(markup.code(workdir.instruction.words[0]?.text ?? ''), workdir.instruction)
      : 'that of the base image';
    const text = `As seen from the working directory, ${whose}: which that is, is not known.`;
    return { range: word.range, text: paragraphs(markup.bold(markup.code(value)), `${about} ${text}`) };
  }
  const path = resolvePath(directory, value);
  const title = markup.bold(markup.code(isFolder && path !== '/' ? `${path}/` : path));
  const whose = workdir ? at(markup.code(directory), workdir.instruction) : markup.code(directory) + inherited(stage);
  const seen = value.startsWith('/') ? '' : ` As seen from the working directory ${whose}.`;
  return { range: word.range, text: paragraphs(title, about + seen) };
}

const inherited = (stage: Stage): string => (root(stage).kind === 'scratch' ? '' : ', that of the base image');

function source(
  writer: Writer,
  stage: Stage,
  instruction: Instruction,
  word: Word,
  counted: string,
): Hover | undefined {
  const { markup } = writer;
  const value = stage.scope.evaluate(word.text, instruction);
  const isFrom = (instruction.flag('from')?.value?.text ?? '') !== '';
  // In a trigger, the name means a stage of another file.
  if (value === undefined || (isFrom && instruction.onbuild)) return undefined;
  const { kind } = readSource(value);
  const isRemote = instruction.name === 'ADD' && kind !== 'path';
  const whose = whence(writer, stage, instruction);
  if (whose === undefined) return undefined;
  const path = isRemote || isWindowsPath(value) ? value : resolvePath('/', value);
  const where = isRemote
    ? kind === 'git'
      ? 'A Git repository, which the builder fetches.'
      : 'A file that the builder downloads.'
    : `${/[*?[]/.test(value) ? 'A pattern: what fits it' : 'A path'} in ${whose}.`;
  const shown = path.startsWith('/') && !isFrom ? path.slice(1) || '.' : path;
  return { range: word.range, text: paragraphs(markup.bold(markup.code(shown)), where, counted) };
}

/** What the sources of an instruction are looked for in; undefined where there is no such thing. */
function whence(writer: Writer, stage: Stage, instruction: Instruction): string | undefined {
  const { markup } = writer;
  const from = instruction.flag('from')?.value;
  if (!from || from.text === '') return 'the build context';
  const source = stage.references.find((one) => one.instruction === instruction)?.source;
  switch (source?.kind) {
    case 'image':
      return `the image ${markup.code(source.text)}`;
    case 'stage':
      return writer.stage(source.stage);
    case 'unknown':
      if (source.context !== undefined) return `the named context ${markup.code(source.context)}`;
      return `what ${markup.code(from.text)} names`;
    case 'no-such-index':
      return undefined;
    default:
      return `what ${markup.code(from.text)} names`;
  }
}
