import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { findProgram } from './node-program.ts';
import type { Printed, RunShellcheck } from './shellcheck.ts';
import type { ShellcheckQuestion } from './shellcheck-scripts.ts';

/** It takes a tenth of a second; what takes so long does not end. */
const PATIENCE = 10_000;
const LONGEST_OUTPUT = 4 * 1024 * 1024;

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
  if (file === undefined) return 'absent';
  const args = ['--norc', '--format=json1', `--shell=${shell}`, '-'];
  const options = {
    cwd: dirname(file),
    // SHELLCHECK_OPTS would come on top of our options. The scripts are UTF-8 in any locale.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, SystemRoot: process.env.SystemRoot, LC_ALL: 'C.UTF-8' },
    timeout,
    killSignal: 'SIGKILL',
    maxBuffer: LONGEST_OUTPUT,
    windowsHide: true,
  } as const;
  return new Promise<Printed>((resolve) => {
    const child = execFile(file, args, options, (error, output) => {
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
