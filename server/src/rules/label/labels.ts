import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { remember } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { LexError } from '../../syntax/lexed.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { isInOwnImage } from '../support/images.ts';

/** A label as it is set somewhere. */
export interface Label {
  /** Without quotes; undefined where a variable decides. */
  readonly key: string | undefined;
  readonly value: string | undefined;
  readonly pair: Pair;
  /** The LABEL, which may be a trigger. */
  readonly instruction: Instruction;
  readonly stage: Stage;
}

/** All labels in the order of the file, those of triggers included. */
export const labelsOf = remember((dockerfile: Dockerfile): readonly Label[] => {
  const literal = (text: string) => literalOf(text, dockerfile.escape);
  return placedInstructions(dockerfile).flatMap(({ instruction, stage }) => {
    if (instruction.name !== 'LABEL' || !stage) return [];
    return instruction.pairs.map((pair): Label => {
      const value = pair.value && literal(pair.value.text);
      return { key: literal(pair.name.text), value, pair, instruction, stage };
    });
  });
});

/** What a word comes to, whatever is set; undefined where it has a variable, or is none that the builder reads. */
function literalOf(text: string, escape: string): string | undefined {
  try {
    const { result, references } = lex(text, { escape });
    return references.length > 0 ? undefined : result;
  } catch (error) {
    if (error instanceof LexError) return undefined;
    throw error;
  }
}

/** The labels that get into the images that the project asks something of. */
export const shippedLabels = (dockerfile: Dockerfile, workspace: Workspace): readonly Label[] =>
  labelsOf(dockerfile).filter(({ stage }) => isInOwnImage(dockerfile, workspace, stage));
