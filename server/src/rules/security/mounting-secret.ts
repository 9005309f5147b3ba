import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import { insert } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { removePair } from '../support/remove-pair.ts';
import { withDescendants } from '../support/shipped.ts';

/**
 * Gives the secret to the one RUN that reads it, as a mount, and takes the ARG away. None where more than that one RUN
 * names it, or where the frontend is too old to put a secret into the environment (docker/dockerfile 1.10).
 */
export function mountSecret(dockerfile: Dockerfile, stage: Stage, instruction: Instruction, pair: Pair): Fix[] {
  if (instruction.onbuild || !frontendIsAtLeast(dockerfile, 1, 10)) return [];
  const name = pair.name.text;
  const run = onlyReader(dockerfile, stage, instruction, name);
  if (!run) return [];
  const behind = run.flags.at(-1)?.range.end ?? run.keyword.range.end;
  const mount = ` --mount=type=secret,id=${name.toLowerCase()},env=${name}`;
  return [
    {
      title: `Mount the secret in the RUN that uses it, and build with --secret id=${name.toLowerCase()}`,
      edits: [removePair(dockerfile, instruction, pair), insert(behind, mount)],
      safe: false,
      preferred: true,
    },
  ];
}

/** The one instruction behind the ARG, in its stage and those based on it, that has the name in it; if it is a RUN. */
function onlyReader(dockerfile: Dockerfile, stage: Stage, arg: Instruction, name: string): Instruction | undefined {
  const links = new Set(withDescendants(dockerfile, stage));
  const mentions = (mentionsIn(dockerfile).get(name) ?? []).filter(
    (mention) => links.has(mention.stage) && mention.instruction !== arg,
  );
  const [only] = mentions;
  if (!only || mentions.length > 1 || only.instruction.name !== 'RUN' || only.instruction.form !== 'plain')
    return undefined;
  const { variables, complete } = scriptOf(dockerfile, only.stage, only.instruction);
  const isRead = complete && variables.some((variable) => variable.name === name);
  return isRead && only.instruction.range.start > arg.range.start ? only.instruction : undefined;
}

interface Mention {
  readonly stage: Stage;
  readonly instruction: Instruction;
}

/** Which instructions have a word in their text, found once for the fixes of all secrets. */
const mentionsIn = rememberWhole((dockerfile: Dockerfile): ReadonlyMap<string, readonly Mention[]> => {
  const found = new Map<string, Mention[]>();
  for (const stage of dockerfile.stages) {
    for (const instruction of stage.instructions) {
      const text = dockerfile.text.slice(instruction.range.start, instruction.range.end);
      for (const word of new Set(text.match(/\w+/g))) {
        const mentions = found.get(word) ?? [];
        mentions.push({ stage, instruction });
        found.set(word, mentions);
      }
    }
  }
  return found;
});
