import { isWindows } from '../../model/base-image.ts';
import { configuration, type Setting, stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { usesOf } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import type { Word } from '../../syntax/word.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Rule } from '../rule.ts';
import { shellEntrypointWithCmd } from '../runtime/shell-entrypoint-with-cmd.ts';
import { noShell } from '../stage/no-shell.ts';
import { toExecForm } from '../support/exec-form.ts';
import { isImage } from '../support/images.ts';

export const execForm: Rule = {
  id: 'style/exec-form',
  severity: 'information',
  summary: 'CMD or ENTRYPOINT goes through a shell',
  why: `Without brackets, the command is run by \`/bin/sh -c\`: the shell gets the signals and need not hand them on, so the container
stops only when it is killed. A shell-form ENTRYPOINT ignores CMD and the arguments of \`docker run\`, too. Write a JSON array; where a
shell is wanted, let it end with \`exec\`.`,
  reported: 'FROM node:22\nUSER node\nCMD [|node server.js|]\n',
  fine: 'FROM node:22\nUSER node\nCMD ["node", "server.js"]\n',
  peers: ['BuildKit JSONArgsRecommended', 'hadolint DL3025', 'Sonar S7019'],
  changes: ['Entrypoint', 'Cmd'],
  whole: true,
  *check(dockerfile, workspace, others) {
    const withoutShell = new Set(others.problemsOf(noShell).map(({ range }) => range.start));
    // That an ENTRYPOINT ignores a CMD which is there weighs more.
    const ignoring = new Set(others.problemsOf(shellEntrypointWithCmd).map(({ range }) => range.start));
    for (const { instruction, stage } of starting(dockerfile, workspace)) {
      const [command] = instruction.words;
      if (instruction.form !== 'plain' || !command || withoutShell.has(instruction.keyword.range.start)) continue;
      if (ignoring.has(command.range.start)) continue;
      if (stateBefore(stage, instruction).shell || isShellWanted(command)) continue;
      const fault = isWindows(dockerfile, stage) ? '"cmd /S /C" runs it' : '"sh -c" does not pass signals on';
      yield {
        range: command.range,
        message: `${instruction.name} in shell form: ${fault}${instruction.name === 'ENTRYPOINT' ? ', and ignores CMD' : ''}.`,
        fixes: () => {
          const edits = toExecForm(dockerfile, stage, instruction);
          // An ENTRYPOINT gets the words of CMD as its arguments, which may not be what was meant.
          const preferred = instruction.name === 'ENTRYPOINT' || configuration(stage).entrypoint === undefined;
          return edits ? [{ title: 'Use the JSON form', edits, safe: false, preferred }] : [];
        },
      };
    }
  },
};

/** What starts an image that is shipped, as its last stage leaves it: once for stages that share it. */
function starting(dockerfile: Dockerfile, workspace: Workspace): Set<Setting<unknown>> {
  const found = new Set<Setting<unknown>>();
  for (const stage of dockerfile.stages) {
    if (!isTarget(dockerfile, workspace, stage)) continue;
    const { entrypoint, cmd } = configuration(stage);
    if (entrypoint) found.add(entrypoint);
    // An ENTRYPOINT in shell form ignores it.
    if (cmd && entrypoint?.value.form !== 'shell') found.add(cmd);
  }
  return found;
}

/** Images, and the stages that no other uses: they can only be targets. */
function isTarget(dockerfile: Dockerfile, workspace: Workspace, stage: Stage): boolean {
  if (isImage(dockerfile, workspace, stage)) return true;
  const { bases, references } = usesOf(dockerfile, stage);
  return bases.length === 0 && references.length === 0;
}

/** An array that is none for a slip of the pen has a rule of its own; with `exec` the program gets the signals. */
const isShellWanted = ({ text }: Word): boolean =>
  text.startsWith('[') || /(?:^|[;&|({]\s*|\bthen\s+|\bdo\s+)exec\s+[^;&|]*$/.test(text);
