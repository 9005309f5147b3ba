import { baseFacts } from '../../model/base-image.ts';
import { type Setting, stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { dialectAt, scriptOf } from '../../model/run.ts';
import { shellAt } from '../../model/shell-comment.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { withDescendants } from '../support/shipped.ts';
import { endsEarly } from './lost-failures.ts';

const OPTION = ['-o', 'pipefail'];

/** Turns pipefail on for a RUN and those behind it, where their shell is known to have it and none of them relies on it being off. */
export function settingPipefail(dockerfile: Dockerfile, stage: Stage, run: Instruction): Fix[] {
  const { shell } = stateBefore(stage, run);
  const wanted = wantedShell(dockerfile, stage, run);
  if (!wanted || isNeededOff(dockerfile, stage, run, shell === undefined && wanted[0] === '/bin/bash')) return [];
  const own = shell && isOwn(stage, shell) ? shell.instruction.words[0] : undefined;
  const edit = own
    ? insert(own.range.end, OPTION.map((word) => `, ${JSON.stringify(word)}`).join(''))
    : insertBefore(
        dockerfile,
        run,
        `${keyword(dockerfile, 'SHELL')} [${wanted.map((word) => JSON.stringify(word)).join(', ')}]`,
      );
  return [
    {
      title: own ? 'Add "-o pipefail" to SHELL' : 'Set SHELL with "-o pipefail"',
      edits: [edit],
      safe: false,
      preferred: true,
    },
  ];
}

const isOwn = (stage: Stage, { instruction }: Setting<unknown>): boolean => stage.instructions.includes(instruction);

/** The words of a shell with the option; undefined where it is not known to have it. */
function wantedShell(dockerfile: Dockerfile, stage: Stage, run: Instruction): string[] | undefined {
  const facts = baseFacts(stage);
  const [program, ...rest] = shellAt(dockerfile, stage, run) ?? [];
  if (program === undefined) {
    if (facts?.shell !== 'posix') return undefined;
    if (facts.distribution === 'alpine') return ['/bin/ash', ...OPTION, '-c'];
    return facts.bash ? ['/bin/bash', ...OPTION, '-c'] : undefined;
  }
  const dialect = dialectAt(dockerfile, stage, run);
  const has = dialect === 'bash' || dialect === 'ash' || (dialect === 'posix' && facts?.distribution === 'alpine');
  // Others start the shell, and take options of their own.
  if (!has || !/(?:^|\/)(?:ba|a)?sh$/.test(program)) return undefined;
  return [program, ...OPTION, ...(rest.length > 0 ? rest : ['-c'])];
}

/**
 * Whether a RUN from here on, or in a stage based on this one, would fail with the option: `yes` is killed when nobody reads on.
 * Where bash takes the place of another shell, its `echo` leaves `\n` as it is.
 */
function isNeededOff(dockerfile: Dockerfile, stage: Stage, first: Instruction, newShell: boolean): boolean {
  return withDescendants(dockerfile, stage).some((link) =>
    link.instructions.some((run) => {
      if (run.name !== 'RUN' || (link === stage && run.begin < first.begin)) return false;
      return scriptOf(dockerfile, link, run).commands.some((command) => {
        const { program, pipe, args } = command;
        if (pipe.length > 1 && (program === 'yes' || endsEarly(command))) return true;
        return newShell && program === 'echo' && args.some(({ text }) => /\\[\\abcefnrtv0]/.test(text));
      });
    }),
  );
}
