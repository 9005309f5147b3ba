import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { remember } from '../../model/remember.ts';
import { SPACES } from '../../syntax/characters.ts';
import type { Word } from '../../syntax/word.ts';
import type { Range } from '../../text/range.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { trailingComments, withoutComments } from './comment.ts';
import { type Checked, checked, defaultOf, valueOf } from './instructions.ts';
import type { Part } from './ports.ts';

/** A port of EXPOSE. */
export interface Exposed {
  readonly checked: Checked;
  readonly word: Word;
  /** Variables replaced, quotes removed. */
  readonly text: string;
  /** Whether it stands in the file like that. */
  readonly written: boolean;
  /** Only without build arguments; given one, it may be another. */
  readonly byDefault: boolean;
}

/**
 * The ports that the file tells. A variable may hold several, or none. A comment behind them is none of them:
 * syntax/trailing-comment tells of it.
 */
export const exposedPorts = remember((dockerfile: Dockerfile): readonly Exposed[] => {
  if (isForeignFrontend(dockerfile)) return [];
  return placedInstructions(dockerfile).flatMap((placed) => {
    const { instruction, stage } = placed;
    if (instruction.name !== 'EXPOSE' || !stage) return [];
    const own = checked(dockerfile, placed);
    const words = withoutComments(instruction, instruction.words, trailingComments(dockerfile, instruction));
    // Where a comment is all there is, its first word tells of it.
    return words
      .slice(0, /^#[^$"']*$/.test(words[0]?.text ?? '') ? 1 : undefined)
      .flatMap((word) => portsOf(own, word));
  });
});

function portsOf(checked: Checked, word: Word): Exposed[] {
  const exact = valueOf(checked, word);
  const value = exact ?? defaultOf(checked, word);
  if (value === undefined || value === '') return [];
  const ports = /['"]/.test(word.text) ? [value] : value.split(SPACES).filter((port) => port !== '');
  const written = value === word.text;
  return ports.map((text) => ({ checked, word, text, written, byDefault: exact === undefined }));
}

/** The place of a part of a port; the whole word's where it is not written like that. */
export const placeOf = ({ checked, word, written }: Exposed, part: Part | undefined): Range =>
  written && part ? checked.instruction.partOf(word, part.start, part.start + part.text.length) : word.range;
