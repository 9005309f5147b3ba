import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { shellAt } from '../../model/shell-comment.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/**
 * The words of the shell that reads an instruction, none for Docker's default one; undefined where the base image may have a
 * SHELL of its own.
 */
export function knownShell(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction,
): readonly string[] | undefined {
  const shell = shellAt(dockerfile, stage, instruction);
  if (shell || root(stage).kind === 'scratch') return shell ?? [];
  const facts = baseFacts(stage);
  return facts && !facts.setsShell ? [] : undefined;
}
