import { type Command, commandText, configuration, type Setting } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Fix, Rule } from '../rule.ts';
import { noShell } from '../stage/no-shell.ts';
import { toExecForm } from '../support/exec-form.ts';
import { imagesOf } from '../support/images.ts';
import { shownInLine } from '../support/shown.ts';

export const shellEntrypointWithCmd: Rule = {
  id: 'runtime/shell-entrypoint-with-cmd',
  severity: 'warning',
  summary: 'ENTRYPOINT in shell form ignores the CMD',
  why: `An ENTRYPOINT without brackets is the script of \`/bin/sh -c\`. CMD and the arguments of \`docker run\` go to that shell, not to the
program. Write ENTRYPOINT as a JSON array, so that the program gets them; where that was not wanted, delete the CMD as well.`,
  reported: 'FROM node:22\nUSER node\nENTRYPOINT [|node server.js|]\nCMD ["--port", "8080"]\n',
  fine: 'FROM node:22\nUSER node\nENTRYPOINT ["node", "server.js"]\nCMD ["--port", "8080"]\n',
  peers: [],
  changes: ['Entrypoint'],
  whole: true,
  *check(dockerfile, workspace, others) {
    const told = new Set<number>();
    for (const stage of imagesOf(dockerfile, workspace)) {
      const { entrypoint, cmd } = configuration(stage);
      const script = entrypoint?.value.form === 'shell' ? entrypoint.instruction.words[0] : undefined;
      if (!entrypoint || !script || !cmd || cmd.value.words.length === 0 || told.has(script.range.start)) continue;
      // An array that is none for a slip of the pen, and a script that takes the words of CMD, have others to tell of them.
      if (script.text.startsWith('[') || /\$\{?[@*\d]/.test(script.text)) continue;
      if (others.mayReport(noShell, entrypoint.instruction.range)) continue;
      told.add(script.range.start);
      yield {
        range: script.range,
        message: `ENTRYPOINT in shell form ignores CMD ${shownInLine(commandText(cmd.value))}.`,
        related: [{ range: cmd.instruction.keyword.range, message: 'Ignored.' }],
        fixes: () => useExecForm(dockerfile, stage, entrypoint, cmd.value),
      };
    }
  },
};

/**
 * Not in bulk where CMD may be a program of its own, which then becomes an argument. That of the shell form would hand the
 * program a whole shell.
 */
function useExecForm(
  dockerfile: Dockerfile,
  stage: Stage,
  { instruction }: Setting<Command>,
  { form, words }: Command,
): Fix[] {
  const edits = form === 'exec' ? toExecForm(dockerfile, stage, instruction) : undefined;
  return edits ? [{ title: 'Use the JSON form', edits, safe: false, preferred: words[0]!.startsWith('-') }] : [];
}
