import type { Dockerfile } from '../../model/dockerfile.ts';
import { dialectAt, scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import { isPosix } from '../../shell/dialect.ts';
import { readScript, type Script } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** What a shell is given to read by RUN, CMD, ENTRYPOINT or HEALTHCHECK, with offsets in the file; undefined where none that we read is. */
export function scriptIn(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Script | undefined {
  const { name, form, words } = instruction;
  if (form !== 'plain') return undefined;
  if (name === 'RUN' || name === 'CMD' || name === 'ENTRYPOINT') return scriptOf(dockerfile, stage, instruction);
  if (name !== 'HEALTHCHECK' || words[0]?.text.toUpperCase() !== 'CMD' || !words[1]) return undefined;
  if (!isPosix(dialectAt(dockerfile, stage, instruction))) return undefined;
  const { start, end } = words[1].range;
  return readScript(dockerfile.text.slice(start, end), start, { escape: dockerfile.escape, headEnd: end - start });
}
