import { copiedBy, globMatches } from '../../model/copied.ts';
import { isKnown, resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { pathFrom, type Step, wordValue } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import type { ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';

/** What ADD unpacks: https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives */
const ARCHIVE = /\.(?:tar(?:\.(?:gz|bz2|xz))?|tgz|tbz2?|tb2|txz)$/;

/** An archive of the build context that a COPY brings. */
export interface Archive {
  readonly copy: Instruction;
  readonly word: Word;
  /** What it may be called. */
  readonly names: readonly string[];
  /** Where it may be; undefined where that is not known. */
  readonly paths: readonly string[] | undefined;
}

/** The archives that a COPY brings from the build context. */
export function archivesIn(stage: Stage, copy: Instruction): Archive[] {
  const copied = copy.name === 'COPY' ? copiedBy(stage, copy) : undefined;
  if (!copied?.fromContext) return [];
  const value = ({ text }: Word) => (text.includes('$') ? stage.scope.evaluate(text, copy) : undefined) ?? text;
  const target = value(copy.words.at(-1)!);
  const { destination } = copied;
  return copied.sources.flatMap(({ word }) => {
    const name = nameOf(value(word));
    if (!ARCHIVE.test(name)) return [];
    const renamed = nameOf(target);
    const intoFolder = copied.sources.length > 1 || /(?:^|[\\/])\.{0,2}$/.test(target);
    const inFolder = destination === undefined ? undefined : resolvePath(destination, name);
    const paths = inFolder && (intoFolder ? [inFolder] : [destination!, inFolder]);
    return [{ copy, word, names: ARCHIVE.test(renamed) ? [name, renamed] : [name], paths: paths || undefined }];
  });
}

/** Whether a word of a command names an archive. */
export function namesArchive(dockerfile: Dockerfile, step: Step, word: ShellWord, { names, paths }: Archive): boolean {
  const value = wordValue(dockerfile, step, word) ?? word.pattern;
  const path = pathFrom(step.directory, value);
  if (path !== undefined && paths && isKnown(path) === isKnown(paths[0]!)) {
    return paths.some((known) => samePath(known, path));
  }
  return [value ?? word.text, word.text].some((text) => names.some((name) => fits(name, nameOf(text))));
}

const samePath = (one: string, other: string): boolean =>
  one.slice(0, one.lastIndexOf('/')) === other.slice(0, other.lastIndexOf('/')) && fits(nameOf(one), nameOf(other));

const fits = (one: string, other: string): boolean => globMatches(one, other) || globMatches(other, one);

/** What is behind the last slash of either kind, without quotes; `${X}` as `$X`. */
const nameOf = (text: string): string =>
  text
    .slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)
    .replace(/["']/g, '')
    .replace(/\$\{(\w+)\}/g, '$$$1');
