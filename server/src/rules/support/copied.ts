import { remember } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { isWithin, resolvePath, workdirAt } from './directory.ts';

/** What a COPY or ADD brings, and where to. */
export interface Copied {
  readonly instruction: Instruction;
  /** Whether it takes from the build context, not from a stage or an image. */
  readonly fromContext: boolean;
  readonly sources: readonly CopiedSource[];
  /** A clean, absolute path; undefined where a variable decides. */
  readonly destination: string | undefined;
}

export interface CopiedSource {
  readonly word: Word;
  /** A clean path without a slash in front; empty for all there is; undefined for URLs, heredocs and variables. */
  readonly path: string | undefined;
}

/** Reads a COPY or ADD; undefined for anything else. */
export function copiedBy(stage: Stage, instruction: Instruction): Copied | undefined {
  if ((instruction.name !== 'COPY' && instruction.name !== 'ADD') || instruction.words.length < 2) return undefined;
  const evaluate = (word: Word) => stage.scope.evaluate(word.text, instruction);
  const target = evaluate(instruction.words.at(-1)!);
  const sources = instruction.words.slice(0, -1).map((word): CopiedSource => {
    const text = evaluate(word);
    const isPlace = text !== undefined && !/^(?:\w+:\/\/|git@|<<)/.test(text);
    return { word, path: isPlace ? resolvePath('/', text).slice(1) : undefined };
  });
  return {
    instruction,
    fromContext: (instruction.flag('from')?.value?.text ?? '') === '',
    sources,
    destination: target === undefined ? undefined : resolvePath(workdirAt(stage, instruction), target),
  };
}

/** All that the instructions of a stage copy, in order. */
export const copiesOf = remember((stage: Stage): readonly Copied[] =>
  stage.instructions.flatMap((instruction) => copiedBy(stage, instruction) ?? []),
);

/**
 * Whether it names a file that then lies at `path`: `package.json`, or `package*.json`. `path` itself may have stars; where
 * the destination is not known it counts as the right one.
 */
export function namesFile({ sources, destination }: Copied, path: string): boolean {
  const name = baseName(path);
  const folder = path.slice(0, -name.length - 1) || '/';
  if (destination !== undefined && destination !== folder && destination !== path) return false;
  return sources.some((source) => {
    const own = source.path === undefined ? '' : baseName(source.path);
    return own !== '' && (globMatches(own, name) || globMatches(name, own));
  });
}

/** Whether it may bring a whole folder in which `path` lies. */
export const mayBringFolderOf = ({ destination }: Copied, path: string): boolean =>
  destination !== undefined && isWithin(path, destination);

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether a name fits a pattern with `*`, `?` and `[…]`, as COPY reads them. */
export function globMatches(pattern: string, name: string): boolean {
  if (!/[*?[]/.test(pattern)) return pattern === name;
  const source = pattern.replace(/\[[^\]]*\]|[\s\S]/g, (part) =>
    part === '*' ? '.*' : part === '?' ? '.' : part.length > 1 ? part : part.replace(/[$()+.\\[\]^{|}/-]/, '\\$&'),
  );
  try {
    return new RegExp(`^${source}$`).test(name);
  } catch {
    return false;
  }
}
