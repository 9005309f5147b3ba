import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword } from '../../model/edits.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { commandsNamed } from '../support/placed-command.ts';

export const setShLink: Rule = {
  id: 'shell/set-sh-link',
  severity: 'warning',
  summary: 'Another shell takes the place of /bin/sh',
  why: `Every script of the image that is written for \`/bin/sh\` then runs in the other shell, and an update of the package may take the
link back. SHELL says which shell the instructions of the Dockerfile use, and nothing more.`,
  reported: 'FROM debian:12\nRUN ln -sf /bin/bash [|/bin/sh|]\n',
  fine: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\n',
  peers: ['hadolint DL4005'],
  changes: ['steps', 'Shell', 'Cmd', 'Entrypoint', 'Healthcheck', 'OnBuild'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const { stage, run, command } of commandsNamed(dockerfile, 'ln')) {
      const link = linked(command);
      if (!link) continue;
      yield {
        range: link.target.range,
        message: `Use SHELL to change the shell: this makes "${link.shell.value}" the /bin/sh of every program.`,
        fixes: () => useShell(dockerfile, stage, run, link.shell.value!),
      };
    }
  },
};

const SH = /^\/(?:usr\/)?bin\/sh$/;

/** What /bin/sh becomes. busybox is a shell for images that have none. */
function linked({ args }: ShellCommand): { readonly target: ShellWord; readonly shell: ShellWord } | undefined {
  const { operands, uncertain } = parseOptions(args, new Set(['-S', '-t', '--suffix', '--target-directory']));
  const [shell, target] = operands;
  if (uncertain || operands.length !== 2 || !SH.test(target!.value ?? '')) return undefined;
  return /^(?:\/(?:\w+\/)*)?(?:[bd]ash|[z]sh|ksh|mksh|fish|rbash)$/.test(shell!.value ?? '')
    ? { target: target!, shell: shell! }
    : undefined;
}

/** In the place of a RUN that does nothing else; what it deletes to make room for the link may stay. */
function useShell(dockerfile: Dockerfile, stage: Stage, run: Instruction, shell: string): Fix[] {
  const { commands, links, complete } = scriptOf(dockerfile, stage, run);
  const nothingElse = commands.every((command) => linked(command) || makesRoom(command));
  const isBare =
    run.flags.length === 0 && run.comments.length === 0 && run.heredocs.length === 0 && run.form === 'plain';
  if (!complete || !nothingElse || !isBare || links.length !== commands.length) return [];
  const path = shell.startsWith('/') ? shell : `/bin/${shell}`;
  const words = `[${JSON.stringify(path)}, "-c"]`;
  const end = run.range.start + dockerfile.text.slice(run.range.start, run.range.end).trimEnd().length;
  const range: Range = { start: run.range.start, end };
  return [
    {
      title: `Write "SHELL ${words}"`,
      edits: [replace(range, `${keyword(dockerfile, 'SHELL')} ${words}`)],
      safe: false,
      preferred: true,
    },
  ];
}

/** `rm /bin/sh`, `mv /bin/sh /bin/sh.orig`. */
const makesRoom = ({ program, args }: ShellCommand): boolean => {
  const { operands } = parseOptions(args);
  return (program === 'rm' && operands.length === 1) || (program === 'mv' && operands.length === 2)
    ? SH.test(operands[0]!.value ?? '')
    : program === 'true';
};
