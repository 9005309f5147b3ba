import { readDockerfile } from '../model/dockerfile.ts';
import { check, DEFAULT_SETTINGS } from '../rules/check.ts';
import { Lines } from '../text/lines.ts';
import type { Command } from './arguments.ts';
import { lookAround } from './builders.ts';
import { unifiedDiff } from './diff.ts';
import { replaceFile } from './disk.ts';
import { factsAround } from './facts.ts';
import { mend } from './mend.ts';
import type { Session } from './session.ts';
import { count, plain } from './terminal.ts';

type FixCommand = Extract<Command, { kind: 'fix' }>;

/** Mends files. */
export async function runFix(command: FixCommand, session: Session): Promise<void> {
  const { terminal } = session;
  const toOutput = command.paths.includes('-');
  // Beside a Dockerfile or a diff on standard output nothing else may stand there.
  const tell = (line: string) => (toOutput || command.dryRun ? terminal.note(line) : terminal.out(`${line}\n`));
  const { index } = await lookAround(command.paths);
  let files = 0;
  let changed = 0;
  for await (const { path, text } of session.inputs(command.paths)) {
    if (session.isTooLarge(path, new Lines(text))) continue;
    const { workspace, isSound } = await factsAround(path, command.contexts, session, index);
    // What nobody wants must not be written because of a slip in the file that says so.
    if (!isSound) {
      if (path === '-') terminal.out(text);
      continue;
    }
    files++;
    const onFailure = session.onFailure(path);
    const look = (current: string) => check(readDockerfile(current), workspace, DEFAULT_SETTINGS, onFailure);
    const mended = mend(text, look, command.all, onFailure);
    const same = mended.text === text;
    if (command.dryRun) terminal.out(unifiedDiff(path, text, mended.text));
    else if (path === '-') terminal.out(mended.text);
    else if (!same && !(await written(path, text, mended.text, session))) continue;
    if (same) continue;
    changed++;
    const rules = [...mended.applied].map(([rule, times]) => (times > 1 ? `${rule} (${times})` : rule));
    tell(`${plain(path)}: ${rules.join(', ')}`);
  }
  if (files === 0 || toOutput) return;
  const verb = command.dryRun ? 'would change' : 'changed';
  tell(changed > 0 ? `${count(changed, 'file')} of ${files} ${verb}.` : `Nothing to mend in ${count(files, 'file')}.`);
}

/** Writes a file's new text, and tells of what stands against it. */
export async function written(path: string, read: string, text: string, session: Session): Promise<boolean> {
  try {
    await replaceFile(path, read, text);
    return true;
  } catch (error) {
    session.trouble(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
