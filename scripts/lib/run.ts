import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanUpWith } from './cleanup.ts';
import { root } from './paths.ts';

export interface Finished {
  readonly code: number;
  readonly output: string;
}

/**
 * Starts a program as the head of its own process group, so that ending it ends all that it started.
 * Nothing of it outlives this process, signals included. `failed` settles only if it ends without `end` being called.
 */
export function start(command: string, args: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(command, args, { cwd: root, detached: process.platform !== 'win32', ...options });
  const exited = once(child, 'close').catch(() => undefined);
  let wanted = false;
  const end = cleanUpWith(async () => {
    wanted = true;
    killGroup(child, 'SIGTERM');
    const patience = setTimeout(() => killGroup(child, 'SIGKILL'), 5000);
    await exited;
    clearTimeout(patience);
    killGroup(child, 'SIGKILL');
  });
  const failed = new Promise<void>((resolve) => exited.then(() => wanted || resolve()));
  return { child, end, failed };
}

/** Runs a program to its end and collects what it prints, or shows it when `show` is set. */
export async function run(
  command: string,
  args: readonly string[],
  { show = false, ...options }: SpawnOptions & { show?: boolean } = {},
): Promise<Finished> {
  const { child, end } = start(command, args, { stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  await end();
  return { code: code ?? 1, output };
}

/** As `run`, but failing is an error that carries what the program printed. */
export async function must(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${code}:\n${output}`);
  return output;
}

/** The group may have ended by itself, which is what was wanted. */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
