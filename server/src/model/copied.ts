import type { Instruction } from '../syntax/instruction.ts';
import type { Word } from '../syntax/word.ts';
import { isWithin, resolvePath, workdirAt } from './directory.ts';
import type { Dockerfile } from './dockerfile.ts';
import { placedInstructions } from './instructions.ts';
import { remember } from './remember.ts';
import type { Stage } from './stage.ts';

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

const known = remember((_: Stage) => new Map<Instruction, Copied>());

/** Reads a COPY or ADD; undefined for anything else. */
export function copiedBy(stage: Stage, instruction: Instruction): Copied | undefined {
  if ((instruction.name !== 'COPY' && instruction.name !== 'ADD') || instruction.words.length < 2) return undefined;
  let copied = known(stage).get(instruction);
  if (!copied) {
    copied = readCopied(stage, instruction);
    known(stage).set(instruction, copied);
  }
  return copied;
}

function readCopied(stage: Stage, instruction: Instruction): Copied {
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

/** All that the instructions of a Dockerfile copy, those of triggers as well, with their stages. */
export const placedCopies = remember((dockerfile: Dockerfile): readonly (readonly [Stage, Copied])[] =>
  placedInstructions(dockerfile).flatMap(({ instruction, stage }) => {
    const copied = stage && copiedBy(stage, instruction);
    return copied ? [[stage, copied] as const] : [];
  }),
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

/** What is behind the last slash of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether a name fits a pattern with `*`, `?` and `[…]`, as COPY reads them. */
export function globMatches(pattern: string, name: string): boolean {
  if (!/[*?[]/.test(pattern)) return pattern === name;
  const parts = partsOf(pattern);
  let part = 0;
  let at = 0;
  // Where to go on when what follows the last star does not fit: that star takes one character more.
  let retry: { part: number; at: number } | undefined;
  while (at < name.length || part < parts.length) {
    if (parts[part] === '*') retry = { part: part++, at };
    else if (part < parts.length && at < name.length && partFits(parts[part]!, name[at]!)) {
      part++;
      at++;
    } else {
      if (!retry || retry.at >= name.length) return false;
      at = ++retry.at;
      part = retry.part + 1;
    }
  }
  return true;
}

/** The characters of a pattern, and its classes as a whole. */
function partsOf(pattern: string): string[] {
  const parts: string[] = [];
  const last = pattern.lastIndexOf(']');
  for (let at = 0; at < pattern.length; at += parts.at(-1)!.length) {
    const isClass = pattern[at] === '[' && last > at + 1 && pattern[at + 1] !== ']';
    parts.push(isClass ? pattern.slice(at, pattern.indexOf(']', at) + 1) : pattern[at]!);
  }
  return parts;
}

function partFits(part: string, char: string): boolean {
  if (part === '?') return true;
  if (part.length === 1) return part === char;
  try {
    return new RegExp(`^${part}$`).test(char);
  } catch {
    return false;
  }
}
