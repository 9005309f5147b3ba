import { isWindows } from '../../model/base-image.ts';
import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { neededByDefault } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import { shebang } from '../../shell/dialect.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { toExecForm } from '../support/exec-form.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { throughChain } from '../support/through-chain.ts';
import { baseWithoutShell, hasShellMounted, mayBringShell, type WithoutShell } from './shell-presence.ts';

export const noShell: Rule = {
  id: 'stage/no-shell',
  severity: 'warning',
  summary: 'A command needs a shell that the image does not have',
  severities: 'an **error** for a RUN in an empty image, at which the build stops.',
  why: `Without brackets a command is handed to \`/bin/sh -c\`. In scratch and in images like distroless there is none: a RUN stops
the build, and a CMD or ENTRYPOINT the container. Write the command as a JSON array, or run it in a stage that has a shell.`,
  reported: 'FROM gcr.io/distroless/static-debian12\nCOPY server /server\n[|CMD|] /server --port 80\n',
  fine: 'FROM gcr.io/distroless/static-debian12\nCOPY server /server\nCMD ["/server", "--port", "80"]\n',
  peers: [],
  changes: ['steps', 'Entrypoint', 'Cmd', 'Healthcheck', 'Shell'],
  deep: true,
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const stage of dockerfile.stages) {
      const base = stage.base.kind === 'stage' ? shellLacking(dockerfile, stage.base.stage) : baseWithoutShell(stage);
      if (!base || isWindows(dockerfile, stage)) continue;
      const end = stage.instructions.findIndex((instruction) => mayBringShell(stage, instruction));
      const alone = end < 0 ? stage.instructions : stage.instructions.slice(0, end);
      const run = alone.find((instruction) => instruction.name === 'RUN' && needsShell(dockerfile, stage, instruction));
      if (run) yield runProblem(dockerfile, stage, run, base);
      if (end >= 0) continue;
      for (const start of starts(stage)) yield startProblem(dockerfile, stage, start, base);
    }
  },
};

/** What leaves a stage without a shell at its end, if anything. */
const shellLacking = throughChain<WithoutShell | undefined>((dockerfile, stage, inherited) => {
  const base = stage.base.kind === 'stage' ? inherited : baseWithoutShell(stage);
  if (isWindows(dockerfile, stage) || stage.instructions.some((one) => mayBringShell(stage, one))) return undefined;
  return base;
});

function needsShell(dockerfile: Dockerfile, stage: Stage, run: Instruction): boolean {
  const [heredoc] = run.heredocs;
  const script = heredoc && shebang(dockerfile.text.slice(heredoc.body.start, heredoc.body.end)) !== undefined;
  return isShellForm(run) && !script && !hasShellMounted(stage, run);
}

/** What of the stage's own starts the container, or looks after it, with the help of a shell. */
function starts(stage: Stage): Instruction[] {
  const { entrypoint, cmd, healthcheck } = configuration(stage);
  return [entrypoint, cmd, healthcheck].flatMap((setting) =>
    setting?.stage === stage && isShellForm(setting.instruction) ? [setting.instruction] : [],
  );
}

function isShellForm({ name, form, words }: Instruction): boolean {
  const [command] = name === 'HEALTHCHECK' ? words.slice(1) : words;
  if (form !== 'plain' || !command || (name === 'HEALTHCHECK' && words[0]!.text.toUpperCase() !== 'CMD')) return false;
  // An array that is none for a slip of the pen.
  return !command.text.startsWith('[');
}

const message = (name: string, base: WithoutShell): string =>
  base.shellAt === undefined
    ? `This ${name} needs /bin/sh, which ${base.name} does not have.`
    : `This ${name} needs /bin/sh, but the shell of ${base.name} is ${base.shellAt}.`;

function runProblem(dockerfile: Dockerfile, stage: Stage, run: Instruction, base: WithoutShell): Problem {
  const stops = base.name === 'scratch' && neededByDefault(dockerfile).has(stage);
  return {
    range: run.keyword.range,
    message: message('RUN', base),
    severity: stops ? 'error' : 'warning',
    fixes: () => (base.shellAt === undefined ? [] : [setShell(dockerfile, run, base.shellAt)]),
  };
}

function setShell(dockerfile: Dockerfile, run: Instruction, shell: string): Fix {
  const line = `${keyword(dockerfile, 'SHELL')} ["${shell}", "-c"]`;
  return { title: `Set SHELL to ${shell}`, edits: [insertBefore(dockerfile, run, line)], safe: false, preferred: true };
}

function startProblem(dockerfile: Dockerfile, stage: Stage, start: Instruction, base: WithoutShell): Problem {
  return {
    range: start.keyword.range,
    message: message(start.name!, base),
    fixes: () => {
      const edits = toExecForm(dockerfile, stage, start);
      const preferred = start.name !== 'CMD' || !mayBeArguments(stage, base);
      return edits ? [{ title: 'Write it as a JSON array', edits, safe: false, preferred }] : [];
    },
  };
}

/** Images that start nothing by themselves; others have the program as ENTRYPOINT, as `distroless/nodejs22` does, and CMD is for it. */
const STARTS_NOTHING = /^scratch$|\/distroless\/(?:static|base|base-nossl|cc)(?:-debian\d+)?(?:[:@]|"$)/;

/** Whether what CMD says may go to an ENTRYPOINT of the base image. */
const mayBeArguments = (stage: Stage, { name }: WithoutShell): boolean =>
  configuration(stage).entrypoint === undefined && !STARTS_NOTHING.test(name);
