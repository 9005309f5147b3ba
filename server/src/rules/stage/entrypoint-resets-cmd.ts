import { type Command, commandText, configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter } from '../../model/edits.ts';
import { chain, label, type Stage, stepsOf } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Problem, Rule } from '../rule.ts';
import { isWhole } from '../support/whole.ts';

export const entrypointResetsCmd: Rule = {
  id: 'stage/entrypoint-resets-cmd',
  severity: 'warning',
  summary: 'ENTRYPOINT drops the CMD that the stage inherits',
  why: `A CMD holds arguments for the ENTRYPOINT it was written for. So ENTRYPOINT in a stage sets the CMD of the stage it is based
on back to nothing, and the container starts without arguments. Write CMD again below ENTRYPOINT.`,
  reported:
    'FROM nginx:1.27 AS base\nCMD ["nginx", "-g", "daemon off;"]\nFROM base\nCOPY entrypoint.sh /\n[|ENTRYPOINT|] ["/entrypoint.sh"]\n',
  fine: 'FROM nginx:1.27 AS base\nFROM base\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["nginx", "-g", "daemon off;"]\n',
  peers: [],
  changes: ['Cmd'],
  whole: true,
  *check(dockerfile) {
    const problem = problemOf(dockerfile);
    if (problem) yield problem;
  },
};

/** Looks at the image's own chain of stages: what the others start is nobody's concern. */
function problemOf(dockerfile: Dockerfile): Problem | undefined {
  for (const stage of dockerfile.final ? chain(dockerfile.final) : []) {
    const { instructions, base } = stage;
    if (stepsOf(stage).some(({ name }) => name === 'CMD')) return undefined;
    const entrypoint = instructions.findLast(({ name }) => name === 'ENTRYPOINT');
    if (!entrypoint) continue;
    const dropped = base.kind === 'stage' ? configuration(base.stage).cmd : undefined;
    if (!dropped || base.kind !== 'stage' || !wantsCommand(entrypoint, dropped.value, base.stage)) return undefined;
    const cmd = dropped.instruction;
    return {
      range: entrypoint.keyword.range,
      message: `This ENTRYPOINT drops CMD ${commandText(dropped.value)} of ${label(dropped.stage)}.`,
      related: [{ range: cmd.keyword.range, message: 'Set here.' }],
      fixes: () => (isWhole(dockerfile, entrypoint) ? [repeat(dockerfile, entrypoint, cmd)] : []),
    };
  }
  return undefined;
}

/** Programs that start what they are given. */
const STARTER = /(?:^|\/)(?:tini(?:-static)?|dumb-init|catatonit|gosu|su-exec|[^/]*entry-?point[^/]*)$|^--$/;

/**
 * Whether the program waits for the words of CMD. One that is written out with its arguments, or that simply is another
 * program, takes the place of the CMD, and dropping that is right.
 */
function wantsCommand({ form, words }: Instruction, dropped: Command, base: Stage): boolean {
  const program = words[0]?.text;
  const [first] = dropped.words;
  // In shell form ENTRYPOINT never hands CMD on.
  if (form !== 'json' || program === undefined || first === undefined) return false;
  const inherited = configuration(base).entrypoint?.value;
  const same = inherited?.form === 'exec' && inherited.words[0] === program;
  return (
    same || STARTER.test(words.at(-1)!.text) || (dropped.form === 'exec' && first.startsWith('-') && words.length === 1)
  );
}

const repeat = (dockerfile: Dockerfile, entrypoint: Instruction, cmd: Instruction) => ({
  title: 'Repeat the CMD below',
  edits: [insertAfter(dockerfile, entrypoint, dockerfile.text.slice(cmd.range.start, cmd.range.end))],
  safe: false,
  preferred: true,
});
