import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from './node-program.ts';
import type { Printed, RunShellcheck, RunShellcheckOnMany } from './shellcheck.ts';
import type { ShellcheckQuestion } from './shellcheck-scripts.ts';

/** It takes a tenth of a second; what takes so long does not end. */
const PATIENCE = 10_000;
const LONGEST_OUTPUT = 4 * 1024 * 1024;
/** For many scripts at once. */
const MORE_PATIENCE = 60_000;

/**
 * Runs the ShellCheck of this machine, by its absolute path or as it is found in PATH. It gets the script on its standard input
 * and reads no file, settings of its own included.
 */
export const runShellcheck: RunShellcheck = (question, program) => runWithin(PATIENCE, question, program);

/** The same with another patience, in milliseconds. */
export async function runWithin(
  timeout: number,
  { shell, input }: Pick<ShellcheckQuestion, 'shell' | 'input'>,
  program: string,
): Promise<Printed> {
  const file = await findProgram(program);
  return file === undefined ? 'absent' : start(file, dirname(file), timeout, shell, ['-'], input);
}

/**
 * Runs ShellCheck once for each shell, at the same time, on files in a temporary folder. To start it takes longer than what it does with most scripts, so
 * many are done in a fraction of the time. It reads none of our other files.
 */
export const runShellcheckOnMany: RunShellcheckOnMany = async (questions, program) => {
  const file = await findProgram(program);
  if (file === undefined) return 'absent';
  const folder = await mkdtemp(join(tmpdir(), 'dockerfile-stages-'));
  try {
    const names = questions.map((_, i) => `script-${i}`);
    for (const [i, { input }] of questions.entries()) await writeFile(join(folder, names[i]!), input);
    const shells = [...new Set(questions.map(({ shell }) => shell))];
    const printed = await Promise.all(
      shells.map((shell) => {
        const own = names.filter((_, i) => questions[i]!.shell === shell);
        return start(file, folder, MORE_PATIENCE, shell, own);
      }),
    );
    const failure = printed.find((one) => typeof one === 'string');
    if (failure) return failure;
    const said = new Map(printed.flatMap((one) => (typeof one === 'object' ? [...byFile(one.output)] : [])));
    return names.map((name) => ({ output: JSON.stringify({ comments: said.get(name) ?? [] }) }));
  } catch {
    return 'failed';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What was printed of each file that something was said of. Throws when that is no JSON. */
function byFile(output: string): ReadonlyMap<string, object[]> {
  const { comments }: { readonly comments: readonly { readonly file: string }[] } = JSON.parse(output);
  const found = new Map<string, object[]>();
  for (const comment of comments) found.set(comment.file, [...(found.get(comment.file) ?? []), comment]);
  return found;
}

/** Starts it with a script on its standard input, or on files of a folder. */
function start(
  program: string,
  cwd: string,
  timeout: number,
  shell: string,
  files: readonly string[],
  input = '',
): Promise<Printed> {
  const args = ['--norc', '--format=json1', `--shell=${shell}`, ...files];
  const options = {
    cwd,
    // SHELLCHECK_OPTS would come on top of our options. The scripts are UTF-8 in any locale.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, SystemRoot: process.env.SystemRoot, LC_ALL: 'C.UTF-8' },
    timeout,
    killSignal: 'SIGKILL',
    maxBuffer: LONGEST_OUTPUT,
    windowsHide: true,
  } as const;
  return new Promise<Printed>((resolve) => {
    const child = execFile(program, args, options, (error, output) => {
      if (error?.code === 'ENOENT' || error?.code === 'EACCES') resolve('absent');
      // With 1 it says that it has something to say.
      else resolve(error && error.code !== 1 ? 'failed' : { output });
    });
    // It may end before it has read all.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    // What cannot be started at all, as a batch file of Windows, throws.
  }).catch(() => 'failed');
}
