import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { remember } from '../../model/remember.ts';
import { chain, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { LexError } from '../../syntax/lexed.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { isShipped } from '../support/shipped.ts';

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

/** The stages whose images are meant to be used: the last one, and those that the project calls its targets. */
export function imagesOf({ stages, final }: Dockerfile, { policy }: Workspace): readonly Stage[] {
  const targets = new Set(policy.targets.map((target) => target.toLowerCase()));
  return stages.filter((stage) => stage === final || (stage.key !== undefined && targets.has(stage.key)));
}

/** The labels that get into those images. */
export function shippedLabels(dockerfile: Dockerfile, workspace: Workspace): readonly Label[] {
  const labels = labelsOf(dockerfile);
  if (labels.length === 0 || workspace.policy.targets.length === 0) {
    return labels.filter(({ stage }) => isShipped(dockerfile, stage));
  }
  const inTargets = new Set(imagesOf(dockerfile, workspace).flatMap((target) => chain(target)));
  return labels.filter(({ stage }) => inTargets.has(stage) || isShipped(dockerfile, stage));
}
