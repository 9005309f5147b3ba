import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type Answer, CLI } from '../support/cli.ts';

/** What of the environment would lead a test away from this machine, or to the credentials of who runs it. */
const NEUTRAL = { HTTPS_PROXY: '', https_proxy: '', NO_PROXY: '', no_proxy: '', DOCKER_CONFIG: '/nonexistent' };

/** Runs `dockerfile-stages pin` of the built command line in a folder while servers of this process answer it. */
export async function pin(
  cwd: string,
  args: readonly string[],
  input = '',
  variables: NodeJS.ProcessEnv = {},
): Promise<Answer> {
  const env = { ...process.env, ...NEUTRAL, ...variables };
  const child = spawn(process.execPath, [CLI, 'pin', ...args], { cwd, env });
  child.stdin.end(input);
  const [out, notes] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { exitCode: child.exitCode, out, notes };
}
