import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import type { Word } from '../../syntax/word.ts';
import type { Range } from '../../text/range.ts';
import { type Checked, defaultOf, dispatchedInstructions, valueOf } from './instructions.ts';
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
 * The ports that the file tells. A variable may hold several, or none. What stands behind a hash was meant as a comment, which
 * syntax/trailing-comment tells of where a port stands before it.
 */
export const exposedPorts = remember((dockerfile: Dockerfile): readonly Exposed[] =>
  dispatchedInstructions(dockerfile).flatMap((checked) => {
    const { name, words } = checked.instruction;
    if (name !== 'EXPOSE') return [];
    const comment = words.findIndex(({ text }) => /^#[^$"']*$/.test(text));
    return words.slice(0, comment < 0 ? words.length : Math.max(comment, 1)).flatMap((word) => portsOf(checked, word));
  }),
);

function portsOf(checked: Checked, word: Word): Exposed[] {
  const exact = valueOf(checked, word);
  const value = exact ?? defaultOf(checked, word);
  if (value === undefined || value === '') return [];
  const ports = /['"]/.test(word.text) ? [value] : value.split(/\s+/).filter((port) => port !== '');
  const written = value === word.text;
  return ports.map((text) => ({ checked, word, text, written, byDefault: exact === undefined }));
}

/** The place of a part of a port; the whole word's where it is not written like that. */
export const placeOf = ({ checked, word, written }: Exposed, part: Part | undefined): Range =>
  written && part ? checked.instruction.partOf(word, part.start, part.start + part.text.length) : word.range;
